using System.Diagnostics.Metrics;

namespace IceWarp.Modules.Dashboard;

/// <summary>Figures of the dashboard, meter <c>IceWarp.Dashboard</c>. Tags are names of widgets and outcomes, never of people.</summary>
internal sealed class DashboardMeters
{
    private readonly Histogram<double> _widgets;
    private readonly Histogram<double> _pictures;
    private readonly Counter<long> _layouts;

    public DashboardMeters(IMeterFactory factory)
    {
        var meter = factory.Create("IceWarp.Dashboard");
        _widgets = meter.CreateHistogram<double>("icewarp.dashboard.widget.duration", "ms", "Time one widget's request took on the server's side.");
        _pictures = meter.CreateHistogram<double>("icewarp.dashboard.background.duration", "ms", "Time one background picture took to decode and encode.");
        _layouts = meter.CreateCounter<long>("icewarp.dashboard.layout.saves", description: "Layouts saved, by outcome.");
    }

    /// <summary>One widget's request ended; <paramref name="outcome"/> is <c>ok</c>, <c>failed</c> or <c>timed_out</c>.</summary>
    public void Widget(string widget, string outcome, TimeSpan duration) =>
        _widgets.Record(duration.TotalMilliseconds, new("widget", widget), new("outcome", outcome));

    /// <summary>One picture was worked on; <paramref name="outcome"/> is <c>ok</c>, <c>refused</c> or <c>timed_out</c>.</summary>
    public void Picture(string outcome, TimeSpan duration) => _pictures.Record(duration.TotalMilliseconds, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>A layout was saved, or refused as stale.</summary>
    public void Layout(string outcome) => _layouts.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
