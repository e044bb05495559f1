using System.Diagnostics;
using MediatR;

namespace IceWarp.Kernel.Mediation;

/// <summary>One activity a message, in the source named after the module's assembly (<c>IceWarp.Modules.Dashboard</c>).</summary>
internal sealed class TelemetryBehaviour<TRequest, TResponse> : IPipelineBehavior<TRequest, TResponse>
{
    private static readonly ActivitySource Source = new(typeof(TRequest).Assembly.GetName().Name ?? "IceWarp");

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var activity = Source.StartActivity(MessageName.Of<TRequest>());
        try
        {
            return await next();
        }
        catch (Exception failure) when (Mark(activity, failure))
        {
            throw;
        }
    }

    private static bool Mark(Activity? activity, Exception failure)
    {
        activity?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
        return false;
    }
}
