using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace IceWarp.Adapter.Native.Http;

/// <summary>Activities and meters named <c>IceWarp.Adapter</c>: how long each operation takes and how it ends. No content, no people.</summary>
internal sealed class AdapterTelemetry : IDisposable
{
    /// <summary>Name of the activity source and of the meter.</summary>
    public const string Name = "IceWarp.Adapter";

    private readonly ActivitySource _activities = new(Name);
    private readonly Histogram<double> _duration;
    private readonly TimeProvider _time;

    public AdapterTelemetry(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        _duration = meters.Create(Name).CreateHistogram<double>(
            "icewarp.adapter.operation.duration", unit: "s", description: "Time of an operation on the server, repetitions included.");
    }

    /// <summary>Runs an operation and records it.</summary>
    public async Task<T> RecordAsync<T>(string operation, Func<Task<T>> run)
    {
        using var activity = _activities.StartActivity(operation, ActivityKind.Client);
        var start = _time.GetTimestamp();
        var outcome = "Cancelled";
        try
        {
            var result = await run();
            outcome = "Ok";
            return result;
        }
        catch (ServerException fault)
        {
            outcome = fault.Failure.ToString();
            activity?.SetStatus(ActivityStatusCode.Error, outcome);
            throw;
        }
        finally
        {
            _duration.Record(_time.GetElapsedTime(start).TotalSeconds, new("operation", operation), new("outcome", outcome));
        }
    }

    public void Dispose() => _activities.Dispose();
}
