using Carter;
using Dapper;
using IceWarp.Adapter;
using IceWarp.Kernel.Problems;
using IceWarp.Modules.Dashboard.Backgrounds;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace IceWarp.Modules.Dashboard.Features;

/// <summary>
/// Replaces the person's own picture. The body is the picture itself: JPEG, PNG or WebP, one still picture, at most 10 MB and 50 million
/// pixels. Only what <see cref="PictureEncoding"/> makes of it is kept.
/// </summary>
internal static class UploadBackground
{
    private static readonly Dictionary<string, PictureFormat> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["image/jpeg"] = PictureFormat.Jpeg,
        ["image/png"] = PictureFormat.Png,
        ["image/webp"] = PictureFormat.WebP,
    };

    /// <param name="Content">The file.</param>
    /// <param name="Format">What its media type says it is.</param>
    internal sealed record Command(byte[] Content, PictureFormat Format) : IRequest<GetBackgroundInfo.Response>;

    internal sealed class Handler(BackgroundDatabase database, PersonKey key, IServerContext server, PictureQueue queue)
        : IRequestHandler<Command, GetBackgroundInfo.Response>
    {
        public async Task<GetBackgroundInfo.Response> Handle(Command request, CancellationToken cancellationToken)
        {
            var person = key.Of(server.Session.Email);
            Inspect(request);
            var picture = await queue.DecodeAsync(token => PictureEncoding.Encode(request.Content, token), cancellationToken)
                ?? throw new ProblemException(DashboardErrors.BackgroundUnreadable);
            await StoreAsync(person, picture, cancellationToken);
            return new GetBackgroundInfo.Response(picture.Version, picture.Colour);
        }

        private static void Inspect(Command request)
        {
            var format = PictureSniffing.Sniff(request.Content);
            if (format == PictureFormat.NotTaken)
            {
                throw new ProblemException(DashboardErrors.BackgroundType);
            }

            if (format != request.Format || (format == PictureFormat.Jpeg && PictureSniffing.HasTooManyScans(request.Content)))
            {
                throw new ProblemException(DashboardErrors.BackgroundUnreadable);
            }
        }

        private async Task StoreAsync(byte[] person, EncodedPicture picture, CancellationToken cancellationToken)
        {
            await using var connection = await database.OpenAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await connection.ExecuteAsync("DELETE FROM background WHERE person = @person", new { person }, transaction);
            await connection.ExecuteAsync(
                "INSERT INTO background (person, version, colour) VALUES (@person, @version, @colour)",
                new { person, version = picture.Version, colour = picture.Colour },
                transaction);
            await connection.ExecuteAsync(
                "INSERT INTO background_variant (person, width, content) VALUES (@person, @width, @content)",
                picture.Variants.Select(variant => new { person, width = variant.Width, content = variant.Content }),
                transaction);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapDashboard()
            .MapPut("/background", ReceiveAsync)
            .WithName("UploadBackground")
            .WithSummary("Replaces the person's own background picture; the body is the picture.")
            .WithDescription("image/jpeg, image/png or image/webp, one still picture, at most 10 MB and 50 million pixels.")

            // Routing would refuse other types before we can, with a code that is not ours.
            .Accepts<Stream>(isOptional: true, "*/*")
            .Produces<GetBackgroundInfo.Response>()
            .ProducesProblem(StatusCodes.Status408RequestTimeout)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        private static async Task<Ok<GetBackgroundInfo.Response>> ReceiveAsync(
            HttpContext context, IServerContext server, PictureQueue queue, IOptions<DashboardOptions> options, TimeProvider time, IMediator mediator,
            CancellationToken cancellationToken)
        {
            // Nobody's bytes are read but a signed-in person's.
            _ = server.Session;
            if (!Types.TryGetValue(MediaTypeOf(context.Request), out var format))
            {
                throw new ProblemException(DashboardErrors.BackgroundType);
            }

            using var place = queue.EnterUpload();
            var content = await PictureBody.ReadAsync(
                context.Request.Body, context.Request.ContentLength, options.Value.UploadLimit, time, cancellationToken);
            return TypedResults.Ok(await mediator.Send(new Command(content, format), cancellationToken));
        }

        private static string MediaTypeOf(HttpRequest request) =>
            MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType.ToString() : "";
    }
}
