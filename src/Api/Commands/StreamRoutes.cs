using MspEvents.Api.Conventions;
using MspEvents.Api.Security;
using MspEvents.Application;
using MspEvents.Domain;

namespace MspEvents.Api.Commands;

/// <summary>Maps one kind of stream's commands: <c>POST /things</c> starts one, <c>POST /things/{id}/verb</c> asks one.</summary>
/// <param name="routes">Where the routes go.</param>
/// <param name="plural">The collection's path.</param>
/// <param name="noun">The stream's noun in operation ids.</param>
/// <param name="decider">The kind of stream.</param>
sealed class StreamRoutes<TState, TCommand, TEvent>(
    IEndpointRouteBuilder routes, string plural, string noun, Decider<TState, TCommand, TEvent> decider)
    where TCommand : DomainCommand
    where TEvent : IDomainEvent
{
    readonly RouteGroupBuilder group = routes.MapCommandGroup($"/{plural}").WithTags(StreamNames.TagOf(plural));

    /// <summary>A command that needs nothing but its body.</summary>
    public StreamRoutes<TState, TCommand, TEvent> Ask<TBody>(string verb, string summary, Func<TBody, TCommand> command)
        where TBody : CommandBody => Ask<TBody>(verb, summary, (body, _, _) => Task.FromResult(command(body)));

    /// <summary>A command that is completed from the stream's state and other streams.</summary>
    public StreamRoutes<TState, TCommand, TEvent> Ask<TBody>(
        string verb, string summary, Func<TBody, Situation<TState>, CancellationToken, Task<TCommand>> complete)
        where TBody : CommandBody
    {
        Delegate ask = (Guid id, TBody body, HttpContext http, CommandDesk desk) => desk.AskAsync(http, decider, id, body, complete);
        group.MapPost($"/{{id:guid}}/{verb}", ask).Describe<TBody>(OperationId(verb), summary, StatusCodes.Status200OK);
        return this;
    }

    /// <summary>A command about one part of the stream, which the path names by its key: <c>POST /things/{id}/parts/{key}/verb</c>.</summary>
    public StreamRoutes<TState, TCommand, TEvent> AskPart<TBody>(
        string part, string verb, string summary, Func<string, TBody, Situation<TState>, CancellationToken, Task<TCommand>> complete)
        where TBody : CommandBody
    {
        Delegate ask = (Guid id, string key, TBody body, HttpContext http, CommandDesk desk) =>
            desk.AskAsync(http, decider, id, body, (asked, situation, cancellation) => complete(key, asked, situation, cancellation));
        group.MapPost($"/{{id:guid}}/{part}s/{{key}}/{verb}", ask).Describe<TBody>(OperationId($"{verb}-{part}"), summary, StatusCodes.Status200OK);
        return this;
    }

    /// <summary>A command about one part of the stream that needs nothing but its body and the part's key.</summary>
    public StreamRoutes<TState, TCommand, TEvent> AskPart<TBody>(string part, string verb, string summary, Func<string, TBody, TCommand> command)
        where TBody : CommandBody => AskPart<TBody>(part, verb, summary, (key, body, _, _) => Task.FromResult(command(key, body)));

    /// <summary>The command that starts a stream.</summary>
    public StreamRoutes<TState, TCommand, TEvent> Start<TBody>(
        string verb, string summary, Func<TBody, Situation<TState>, CancellationToken, Task<TCommand>> complete)
        where TBody : StartBody
    {
        Delegate start = (TBody body, HttpContext http, CommandDesk desk) => desk.StartAsync(http, decider, body, complete);
        group.MapPost("", start).Describe<TBody>(OperationId(verb), summary, StatusCodes.Status201Created);
        return this;
    }

    // amend-service-levels of a contract is contractAmendServiceLevels.
    string OperationId(string verb) =>
        char.ToLowerInvariant(noun[0]) + noun[1..] + StreamNames.Joined(verb);
}

/// <summary>What the command routes of all streams share.</summary>
static class CommandRoutes
{
    public static RouteGroupBuilder MapCommandGroup(this IEndpointRouteBuilder routes, string path, string scope = Scopes.Write)
    {
        var group = routes.MapGroup(path).RequireScope(scope);
        group.AddEndpointFilter<RouteGroupBuilder, IdempotencyFilter>().WithMetadata(new CommandRouteAttribute());
        return group;
    }

    public static void Describe<TBody>(this RouteHandlerBuilder route, string operationId, string summary, int success)
        where TBody : notnull
    {
        route.WithName(operationId).WithSummary(summary).Accepts<TBody>("application/json").Produces<CommandReceipt>(success);
        if (success != StatusCodes.Status200OK)
            route.Produces<CommandReceipt>(StatusCodes.Status200OK);
        route.Refuses(400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503);
    }
}
