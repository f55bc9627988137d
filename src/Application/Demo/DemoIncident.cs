using MspEvents.Domain;

namespace MspEvents.Application.Demo;

/// <summary>Something that goes wrong, or is asked for, at any client.</summary>
sealed record DemoIncident(string Title, string Category, TicketType Type, int Impact, int Urgency, int WorkMinutes, string Scope)
{
    /// <summary>What a service desk hears in a year.</summary>
    public static readonly IReadOnlyList<DemoIncident> All =
    [
        new("Outlook asks for the password again and again", "E-mail", TicketType.Incident, 3, 2, 25, "workplace"),
        new("Shared mailbox is missing after the move", "E-mail", TicketType.Incident, 2, 2, 30, "workplace"),
        new("Cannot print to the front-desk printer", "Printing", TicketType.Incident, 3, 2, 20, "workplace"),
        new("Label printer prints blank labels", "Printing", TicketType.Incident, 2, 1, 45, "workplace"),
        new("VPN drops every half hour", "Network", TicketType.Incident, 2, 2, 60, "network"),
        new("Site has no internet", "Network", TicketType.Incident, 1, 1, 90, "network"),
        new("Wi-Fi is slow on the second floor", "Network", TicketType.Incident, 3, 3, 55, "network"),
        new("Phones ring but no one is heard", "Telephony", TicketType.Incident, 2, 1, 50, "network"),
        new("File share is read-only", "Storage", TicketType.Incident, 2, 1, 40, "servers"),
        new("Restore a deleted project folder", "Storage", TicketType.ServiceRequest, 3, 2, 35, "servers"),
        new("Nightly backup failed", "Backup", TicketType.Alert, 2, 2, 40, "servers"),
        new("Disk of the file server is nearly full", "Storage", TicketType.Alert, 2, 2, 30, "servers"),
        new("New starter on Monday: account, laptop, phone", "Accounts", TicketType.ServiceRequest, 3, 3, 90, "workplace"),
        new("Colleague left: please close the accounts", "Accounts", TicketType.ServiceRequest, 3, 2, 30, "workplace"),
        new("Reset of the second factor", "Accounts", TicketType.ServiceRequest, 3, 1, 15, "workplace"),
        new("Suspicious e-mail with an invoice attached", "Security", TicketType.Incident, 2, 1, 35, "workplace"),
        new("Laptop does not start", "Hardware", TicketType.Incident, 3, 1, 70, "workplace"),
        new("Docking station loses the second screen", "Hardware", TicketType.Incident, 3, 3, 25, "workplace"),
        new("Install the new accounting client", "Software", TicketType.ServiceRequest, 3, 3, 40, "line-of-business"),
        new("Scans no longer arrive in the document system", "Software", TicketType.Incident, 2, 2, 50, "line-of-business"),
        new("Teams meetings stutter since the update", "Software", TicketType.Incident, 2, 3, 45, "workplace"),
        new("Certificate of the client portal runs out", "Security", TicketType.Alert, 1, 2, 30, "servers"),
    ];
}
