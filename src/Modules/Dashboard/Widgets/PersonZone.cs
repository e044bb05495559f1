using FluentValidation;
using IceWarp.Adapter;

namespace IceWarp.Modules.Dashboard.Widgets;

/// <summary>
/// The zone in which days are counted. The page says it (it knows the zone the person looks from); a client that does not say one gets the
/// zone of the person's own settings on the server, and UTC where there is none. Widgets of one request ask the server for it once.
/// </summary>
internal sealed class PersonZone(IIdentity identity) : IDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _lock = new();
    private Task<string?>? _own;

    /// <summary>The zone named <paramref name="asked"/> (IANA), or the person's.</summary>
    public async Task<TimeZoneInfo> FindAsync(string? asked, CancellationToken cancellationToken)
    {
        var name = asked ?? await OwnAsync().WaitAsync(cancellationToken);
        return name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _ending.Cancel();
        _ending.Dispose();
    }

    // Ends with the request, not with the time of the widget that happened to be first.
    private Task<string?> OwnAsync()
    {
        lock (_lock)
        {
            return _own ??= AskAsync(_ending.Token);
        }
    }

    private async Task<string?> AskAsync(CancellationToken cancellationToken) => (await identity.WhoAmIAsync(cancellationToken)).TimeZone;
}

/// <summary>Arithmetic of days in a zone.</summary>
internal static class ZoneDays
{
    /// <summary>The day an instant falls on.</summary>
    public static DateOnly DayOf(this TimeZoneInfo zone, DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>
    /// The first instant of a day: midnight, or, where the clocks skip midnight, the first moment after the gap; of two midnights the first.
    /// </summary>
    public static DateTimeOffset StartOf(this TimeZoneInfo zone, DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        if (zone.IsInvalidTime(midnight))
        {
            var before = midnight.AddDays(-1);
            return new DateTimeOffset(midnight, zone.GetUtcOffset(before)).ToUniversalTime();
        }

        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    /// <summary>Refuses a zone that is not in the IANA database; none at all is allowed.</summary>
    public static IRuleBuilderOptions<T, string?> MustBeTimeZone<T>(this IRuleBuilder<T, string?> rule) => rule
        .Must(name => name is null || (name.Length <= 64 && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _)))
        .WithMessage("This time zone is not known. Use a name such as Europe/Warsaw.")
        .OverridePropertyName("timeZone");
}
