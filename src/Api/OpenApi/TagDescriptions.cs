namespace MspEvents.Api.OpenApi;

/// <summary>What the operations of a tag are about.</summary>
static class TagDescriptions
{
    public static string Of(string tag) => tag switch
    {
        "Clients" => "Organisations that are served, and what hurts them.",
        "Contracts" => "What was agreed: calendars, service levels, incentives, scope.",
        "Tickets" => "Requests for service from opening to closing.",
        "Change requests" => "Wishes to change what was agreed, from asking to carrying out; an approval amends the contract's scope.",
        "Feedback" => "What the client says of the service and the provider of the client, and what comes of it.",
        "Initiatives" => "What is done to move a relationship along: planned, carried out, confirmed.",
        "Reviews" => "Service reviews, and the actions agreed in them.",
        "Interactions" => "How often, by which channel and how quickly client and provider meet.",
        "Stories" => "Needs of clients from capture to acceptance: worded, rated, designed, delivered, and traced to what names them.",
        "Templates" => "Solutions that have proved themselves, for use cases of any client to adopt.",
        "Use cases" => "What the service is to do for a client, in what order of priority, and the scenarios it must withstand.",
        "Service areas" => "Areas of a client's service that are improved round by round, measured by key experience indicators.",
        "Service levels" => "What was promised and what was kept: clocks, compliance, credits, now and at any past moment.",
        "Scope" => "What was agreed to be done, what is done, and how far the two drift apart.",
        "Satisfaction" => "How content clients are, day by day, where they stand on the hype cycle, and when a trough is near.",
        "Attention" => "What is about to be lost.",
        "Settings" => "The tenant's own thresholds of satisfaction, attention and scope; what was never set is at its default.",
        "Policies" => "What follows from events without anyone asking for it, and what of it was refused.",
        "Evaluations" => "What-if questions of business time and clocks; nothing is stored.",
        "Imports" => "Histories of other tools.",
        "Tenants" => "Providers that share this installation; the operator's business.",
        "Credentials" => "Keys of the caller's tenant.",
        "Health" => "For those who watch over the process.",
        _ => $"{tag}.",
    };
}
