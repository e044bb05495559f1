using Carter;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace IceWarp.Architecture.Tests.Rules;

/// <summary>Every endpoint that a slice declares is one that the host serves.</summary>
internal static class EndpointRule
{
    /// <summary>Method and pattern of each endpoint that was mapped.</summary>
    public static IReadOnlySet<string> Mapped(IEndpointRouteBuilder app) =>
        app.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().SelectMany(Names).ToHashSet(StringComparer.Ordinal);

    /// <summary>The endpoints that the types declare and that are not mapped; a type that declares none counts as one.</summary>
    public static IReadOnlyList<string> Violations(IEnumerable<Type> types, IServiceProvider services, IReadOnlySet<string> mapped) =>
    [
        .. types.Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ICarterModule)))
            .SelectMany(type => Declared(type, services).DefaultIfEmpty("none").Select(name => (type, name)))
            .Where(declared => !mapped.Contains(declared.name))
            .Select(declared => $"{declared.type.FullName}: {declared.name}"),
    ];

    private static IEnumerable<string> Declared(Type type, IServiceProvider services)
    {
        var routes = new Routes(services);
        ((ICarterModule)(Activator.CreateInstance(type) ?? throw new InvalidOperationException($"{type} has no constructor."))).AddRoutes(routes);
        return Mapped(routes);
    }

    private static IEnumerable<string> Names(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(method => $"{method} /{endpoint.RoutePattern.RawText?.Trim('/')}");

    private sealed class Routes(IServiceProvider services) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => services;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(services);
    }
}
