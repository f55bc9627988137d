using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace MspEvents.Api.OpenApi;

/// <summary>The API's description at <c>/openapi/v1.json</c> and its page at <c>/docs</c>.</summary>
static class ApiDescription
{
    public const string Route = "/openapi/{documentName}.json";
    public const string DocumentPath = "/openapi/v1.json";
    public const string PagePath = "/docs";

    const string BearerScheme = "bearer";

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.CreateSchemaReferenceId = SchemaNames.Of;
        options.AddSchemaTransformer(SchemaShapes.TransformAsync);
        options.AddSchemaTransformer<AnswerShapes>();
        options.AddOperationTransformer<OperationShapes>();
        options.AddDocumentTransformer(Describe);
    });

    public static void UseDocsPage(this IApplicationBuilder app) => app.UseSwaggerUI(page =>
    {
        page.RoutePrefix = PagePath.TrimStart('/');
        page.SwaggerEndpoint(DocumentPath, "MspEvents v1");
        page.DocumentTitle = "MspEvents";
    });

    static Task Describe(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new()
        {
            Title = "MspEvents",
            Version = "v1",
            Description = "Service management for managed services providers: contracts, tickets and what was promised, event-sourced. "
                + "Codes of problem documents are the contract, texts are not.",
            License = new() { Name = "Proprietary", Identifier = "LicenseRef-Proprietary" },
        };
        document.Servers = [new() { Url = "/" }];
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
            tag.Description = TagDescriptions.Of(tag.Name!);
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[BearerScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = BearerScheme,
            Description = "An API key msp_<keyId>_<secret>.",
        };
        document.Security = [new() { [new OpenApiSecuritySchemeReference(BearerScheme, document)] = [] }];
        return Task.CompletedTask;
    }
}
