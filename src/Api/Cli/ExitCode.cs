namespace MspEvents.Api.Cli;

/// <summary>What a command line ends with.</summary>
static class ExitCode
{
    public const int Done = 0;

    public const int Refused = 1;

    public const int Usage = 2;
}
