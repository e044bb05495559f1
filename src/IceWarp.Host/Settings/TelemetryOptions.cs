namespace IceWarp.Host.Settings;

/// <summary>Section <c>Telemetry</c>: where traces and figures go.</summary>
internal sealed class TelemetryOptions
{
    /// <summary>OTLP endpoint, <c>http://collector:4317</c>. Nothing is collected without it.</summary>
    public string? OtlpEndpoint { get; init; }
}
