using System.Diagnostics.Metrics;

namespace IceWarp.Office.Pool;

/// <summary>Figures of document editing, meter <c>IceWarp.Office</c>.</summary>
internal sealed class OfficeMeters
{
    private readonly Meter _meter;
    private readonly Histogram<double> _start;
    private readonly Histogram<double> _open;
    private readonly Histogram<double> _save;
    private readonly Counter<long> _failures;

    /// <summary>Creates the instruments.</summary>
    public OfficeMeters(IMeterFactory factory)
    {
        _meter = factory.Create("IceWarp.Office");
        _start = _meter.CreateHistogram<double>("office.worker.start", "s", "From the start of a worker's process until it is warm.");
        _open = _meter.CreateHistogram<double>("office.document.open", "s", "From the wish to open a document until it is open.");
        _save = _meter.CreateHistogram<double>("office.document.save", "s", "From the wish to save until the bytes are here.");
        _failures = _meter.CreateCounter<long>("office.document.failures", description: "Documents that were refused or lost, by fault.");
    }

    /// <summary>Where the numbers of workers that wait and of documents that are open come from.</summary>
    public void Watch(Func<int> waiting, Func<int> open)
    {
        _meter.CreateObservableGauge("office.workers.waiting", waiting, description: "Workers that wait for a document.");
        _meter.CreateObservableGauge("office.documents.open", open, description: "Documents that are open.");
    }

    public void Started(TimeSpan time) => _start.Record(time.TotalSeconds);

    public void Opened(TimeSpan time) => _open.Record(time.TotalSeconds);

    public void Saved(TimeSpan time) => _save.Record(time.TotalSeconds);

    public void Failed(OfficeFault fault) => _failures.Add(1, new KeyValuePair<string, object?>("fault", fault.ToString()));
}
