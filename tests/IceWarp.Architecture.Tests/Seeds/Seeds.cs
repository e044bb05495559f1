using System.Globalization;
using Carter;
using Dapper;
using FluentValidation;
using IceWarp.EmbeddedServer;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using SkiaSharp;

// Deliberate violations. Each rule must catch its own.
namespace IceWarp.Architecture.Tests.Seeds;

internal static class AsksTheDatabase
{
    public static int Ask(SqliteConnection connection) => connection.Execute("SELECT 1");
}

internal static class DecodesAPicture
{
    public static int WidthOf(byte[] picture)
    {
        using var bitmap = SKBitmap.Decode(picture);
        return bitmap.Width;
    }
}

internal static class ReachesTheOtherSide
{
    public static void Map(IEndpointRouteBuilder app) => app.MapEmbeddedServer();
}

internal static class Innocent
{
    public static string Say(int number) => number.ToString(CultureInfo.InvariantCulture);
}

public sealed record VisibleCommand : IRequest<Unit>;

internal sealed class LooseHandler : IRequestHandler<VisibleCommand, Unit>
{
    public Task<Unit> Handle(VisibleCommand request, CancellationToken cancellationToken) => Unit.Task;
}

internal sealed class LooseValidator : AbstractValidator<VisibleCommand>;

internal sealed class UnmappedEndpoint : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app) => app.MapGet("/api/seed", () => "seed");
}

internal sealed class EmptyEndpoint : ICarterModule
{
    public void AddRoutes(IEndpointRouteBuilder app)
    {
        // Maps nothing, which is what the rule must see.
    }
}

internal static class KeptSlice
{
    internal sealed record UnhandledQuery : IRequest<int>;

    internal sealed record HandledQuery : IRequest<int>;

    internal sealed class Handler : IRequestHandler<HandledQuery, int>
    {
        public Task<int> Handle(HandledQuery request, CancellationToken cancellationToken) => Task.FromResult(1);
    }
}

internal static class SeedManager;

internal static class SeedHelper;

internal static class SeedUtils;

internal static class SeedRepository;

internal interface ILonely;

internal sealed class Lonely : ILonely;

internal interface IShared<T>;

internal sealed class FirstShared : IShared<int>;

internal sealed class SecondShared : IShared<string>;

internal interface IBoundary;

internal sealed class Boundary : IBoundary;
