namespace MspEvents.Application.Imports;

/// <summary>The tools whose histories can be imported, by the name that routes and external references use.</summary>
public static class ImportSystems
{
    /// <summary>ServiceNow's incident audit log.</summary>
    public const string ServiceNow = "servicenow";
}
