namespace MspEvents.EventStore;

/// <summary>The database roles a connection may be in; none of them can log in.</summary>
public enum StoreRole
{
    /// <summary><c>msp_owner</c>: owns the tables and migrates them.</summary>
    Owner,

    /// <summary><c>msp_api</c>: appends, and answers queries.</summary>
    Api,

    /// <summary><c>msp_projector</c>: reads events and writes projections.</summary>
    Projector,

    /// <summary><c>msp_analyst</c>: reads the analytics views of the tenants its login is allowed.</summary>
    Analyst,
}

/// <summary>The names of the roles in the database.</summary>
static class StoreRoleNames
{
    public static string Name(this StoreRole role) => role switch
    {
        StoreRole.Owner => "msp_owner",
        StoreRole.Api => "msp_api",
        StoreRole.Projector => "msp_projector",
        StoreRole.Analyst => "msp_analyst",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Not a role of the store."),
    };
}
