namespace MspEvents.Api.LocalPostgres;

/// <summary>What answers at a port.</summary>
enum ServerPresence
{
    /// <summary>Our server, ready.</summary>
    Serving,

    /// <summary>A server that is starting or stopping.</summary>
    Changing,

    /// <summary>Nothing.</summary>
    Silent,

    /// <summary>Something that does not take our password.</summary>
    Foreign,
}
