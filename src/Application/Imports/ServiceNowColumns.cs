namespace MspEvents.Application.Imports;

/// <summary>Where the columns of a ServiceNow incident log stand; -1 for an optional one the file lacks.</summary>
sealed record ServiceNowColumns
{
    public required int Count { get; init; }

    public required int Number { get; init; }

    public required int State { get; init; }

    public required int ModCount { get; init; }

    public required int Caller { get; init; }

    public required int OpenedAt { get; init; }

    public required int UpdatedAt { get; init; }

    public required int UpdatedBy { get; init; }

    public required int Impact { get; init; }

    public required int Urgency { get; init; }

    public required int Priority { get; init; }

    public required int AssignedTo { get; init; }

    public required int Group { get; init; }

    public required int ContactType { get; init; }

    public required int Category { get; init; }

    public required int Subcategory { get; init; }

    public required int Symptom { get; init; }

    /// <summary>The column that names the client; -1 where the import goes to one contract.</summary>
    public required int Client { get; init; }

    /// <summary>Finds the columns in a header.</summary>
    /// <exception cref="UnreadableImport">A column that an import cannot do without is missing.</exception>
    public static ServiceNowColumns Of(IReadOnlyList<string> header, string? clientBy)
    {
        int Optional(string name)
        {
            for (var index = 0; index < header.Count; index++)
            {
                if (header[index] == name)
                {
                    return index;
                }
            }

            return -1;
        }

        int Required(string name) =>
            Optional(name) is >= 0 and var index ? index : throw new UnreadableImport($"The header has no column '{name}'.");

        return new ServiceNowColumns
        {
            Count = header.Count,
            Number = Required("number"),
            State = Required("incident_state"),
            ModCount = Required("sys_mod_count"),
            Caller = Required("caller_id"),
            OpenedAt = Required("opened_at"),
            UpdatedAt = Required("sys_updated_at"),
            UpdatedBy = Optional("sys_updated_by"),
            Impact = Required("impact"),
            Urgency = Required("urgency"),
            Priority = Required("priority"),
            AssignedTo = Optional("assigned_to"),
            Group = Optional("assignment_group"),
            ContactType = Optional("contact_type"),
            Category = Optional("category"),
            Subcategory = Optional("subcategory"),
            Symptom = Optional("u_symptom"),
            Client = clientBy is null ? -1 : Required(clientBy),
        };
    }
}
