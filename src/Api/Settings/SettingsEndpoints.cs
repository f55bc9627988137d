using MspEvents.Api.Commands;
using MspEvents.Api.Security;
using MspEvents.Domain;

namespace MspEvents.Api.Settings;

/// <summary>Commands of <c>/settings</c>: the caller's tenant's own.</summary>
static class SettingsEndpoints
{
    public static void MapSettingsCommands(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapCommandGroup("/settings", Scopes.Admin).WithTags("Settings");
        Map<SatisfactionSettingsRequest>("satisfaction", "Change thresholds of satisfaction", body => new SetSatisfactionThresholds(body.Thresholds, body.Reason));
        Map<AttentionSettingsRequest>("attention", "Change when something asks for attention", body => new SetAttentionThresholds(body.Thresholds, body.Reason));
        Map<ScopeSettingsRequest>("scope", "Change where creep becomes a warning and critical", body => new SetScopeThresholds(body.Thresholds, body.Reason));

        void Map<TBody>(string part, string summary, Func<TBody, SettingsCommand> command)
            where TBody : CommandBody
        {
            Delegate ask = (TBody body, HttpContext http, Caller caller, CommandDesk desk) =>
                desk.AskStandingAsync(http, TenantSettings.Decider, TenantSettings.IdOf(caller.Tenant), body, command);
            group.MapPost($"/set-{part}-thresholds", ask)
                .Describe<TBody>($"settingsSet{StreamNames.Joined(part)}Thresholds", summary, StatusCodes.Status200OK);
        }
    }
}
