namespace MspEvents.Api.Cli;

/// <summary>What a command line ends with.</summary>
static class ExitCode
{
    public const int Done = 0;

    public const int Refused = 1;

    public const int Usage = 2;

    // As shells report a program that Ctrl-C ended.
    public const int Interrupted = 130;
}
