using System.Collections.Concurrent;
using MspEvents.Domain;
using MspEvents.EventStore;
using NodaTime;

namespace MspEvents.Application.Imports;

/// <summary>Finds the contract an imported ticket falls under: the one the request names, or one per client that a column names.</summary>
/// <remarks>
/// By client, the organisation is onboarded and gets a contract without targets or fee (currency XXX, "none") the first time it is named;
/// its ids follow from its name, so every later import finds it, whatever it was renamed to and however its contract was amended.
/// </remarks>
sealed class ImportTargets(ImportRequest request, StoreDataSources sources, EventReader reader, CommandHandler handler)
{
    readonly ConcurrentDictionary<Guid, ImportTarget> found = new();

    /// <summary>The contract a row's ticket falls under.</summary>
    /// <exception cref="StreamNotFound">The request names one that is not there.</exception>
    public async Task<ImportTarget> ForAsync(ServiceNowRow row, CancellationToken cancellationToken) =>
        request.ContractId is { } contractId ? await NamedAsync(contractId, cancellationToken) : await OfClientAsync(row, cancellationToken);

    async Task<ImportTarget> NamedAsync(Guid contractId, CancellationToken cancellationToken) =>
        found.TryGetValue(contractId, out var known)
            ? known
            : found.GetOrAdd(contractId, await ReadAsync(contractId, cancellationToken) ?? throw new StreamNotFound(Contract.Decider.StreamType, contractId));

    async Task<ImportTarget> OfClientAsync(ServiceNowRow row, CancellationToken cancellationToken)
    {
        var name = row.ClientName!;
        var clientId = NameBasedUuid.Create(Guid.Empty, $"{request.Tenant}/{ImportSystems.ServiceNow}/client/{name}");
        var contractId = NameBasedUuid.Create(clientId, "contract");
        if (found.TryGetValue(contractId, out var known))
        {
            return known;
        }

        var target = await ReadAsync(contractId, cancellationToken);
        if (target is null)
        {
            await StartAsync(row.OpenedAt, name, clientId, contractId, cancellationToken);
            target = await ReadAsync(contractId, cancellationToken) ?? throw new StreamNotFound(Contract.Decider.StreamType, contractId);
        }

        return found.GetOrAdd(contractId, target);
    }

    async Task StartAsync(Instant openedAt, string name, Guid clientId, Guid contractId, CancellationToken cancellationToken)
    {
        CommandRequest Starting(Guid streamId) => new()
        {
            Tenant = request.Tenant,
            StreamId = streamId,
            OccurredAt = openedAt,
            UserName = request.UserName,
            CorrelationId = request.CorrelationId,
        };

        await handler.StartAsync(
            Client.Decider,
            Starting(clientId),
            (_, _) => Task.FromResult<ClientCommand>(new OnboardClient(clientId, name, "Etc/UTC", null, false)),
            idGiven: true,
            cancellationToken);
        var date = openedAt.InUtc().Date;
        await handler.StartAsync(
            Contract.Decider,
            Starting(contractId),
            (_, _) => Task.FromResult<ContractCommand>(new SignContract
            {
                Terms = new()
                {
                    ClientId = clientId,
                    Name = $"Imported history of {name}",
                    SignedOn = date,
                    EffectiveFrom = date,
                    Currency = "XXX",
                    MonthlyFee = 0,
                    TimeZone = "Etc/UTC",
                    Calendars = new Dictionary<string, ServiceCalendar>(),
                    ServiceLevels = new(),
                    Scope = new([]),
                },
            }),
            idGiven: true,
            cancellationToken);
    }

    async Task<ImportTarget?> ReadAsync(Guid contractId, CancellationToken cancellationToken)
    {
        await using var session = await sources.BeginAsync(StoreRole.Api, request.Tenant, cancellationToken);
        var facts = await reader.ReadFactsAsync(session, contractId, cancellationToken);
        return facts is [{ Event: ContractSigned signed }, ..] ? new(signed.ClientId, contractId, ContractTerms.Of(facts)) : null;
    }
}
