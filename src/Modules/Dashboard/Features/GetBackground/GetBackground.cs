using System.Data.Common;
using System.Globalization;
using Carter;
using Dapper;
using FluentValidation;
using IceWarp.Adapter;
using IceWarp.Kernel.Problems;
using IceWarp.Modules.Dashboard.Backgrounds;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>
/// The person's own picture as WebP, for a place of one of the widths of <see cref="PictureEncoding.Widths"/>. Never wider than the original.
/// Streamed from the database: one reading transaction sees one picture, also while a new one is stored.
/// </summary>
internal static class GetBackground
{
    /// <param name="Width">Width of the place in pixels.</param>
    internal sealed record Query(int Width) : IRequest<Response>;

    /// <param name="Content">The picture; whoever disposes it gives the connection back.</param>
    /// <param name="Version">The picture's version.</param>
    internal sealed record Response(Stream Content, string Version);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(query => query.Width).Must(width => PictureEncoding.Widths.Contains(width))
            .WithMessage("width is 640, 1280, 1920 or 2560.").OverridePropertyName("width");
    }

    internal sealed class Handler(BackgroundDatabase database, PersonKey key, IServerContext server) : IRequestHandler<Query, Response>
    {
        // The id lets the driver open the content as a stream instead of reading it whole. The widest kept variant serves wider places.
        private const string Sql =
            """
            SELECT v.id, v.content, b.version FROM background_variant v JOIN background b ON b.person = v.person
            WHERE v.person = @person ORDER BY v.width < @width, abs(v.width - @width) LIMIT 1
            """;

        public async Task<Response> Handle(Query request, CancellationToken cancellationToken)
        {
            var person = key.Of(server.Session.Email);
            var connection = await database.OpenAsync(cancellationToken);
            DbDataReader? reader = null;
            try
            {
                reader = await connection.ExecuteReaderAsync(new CommandDefinition(
                    Sql, new { person, width = request.Width }, cancellationToken: cancellationToken));
                if (!await reader.ReadAsync(cancellationToken))
                {
                    throw new ProblemException(DashboardErrors.NoBackground);
                }

                var response = new Response(new PictureStream(reader.GetStream(1), reader, connection), reader.GetString(2));
                (connection, reader) = (null, null);
                return response;
            }
            finally
            {
                if (reader is not null)
                {
                    await reader.DisposeAsync();
                }

                if (connection is not null)
                {
                    await connection.DisposeAsync();
                }
            }
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapGet("/background/{width:int}", async (int width, HttpContext context, IMediator mediator, CancellationToken cancellationToken) =>
            {
                var picture = await mediator.Send(new Query(width), cancellationToken);
                context.Response.Headers.CacheControl = "private, no-cache";
                context.Response.Headers.XContentTypeOptions = "nosniff";
                return TypedResults.Stream(
                    picture.Content, "image/webp", entityTag: new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{picture.Version}-{width}\"")));
            })
            .WithName("GetBackground")
            .WithSummary("The person's own background picture for a place of the given width.")
            .Produces(StatusCodes.Status200OK, contentType: "image/webp")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}
