using System.Globalization;

namespace IceWarp.Benchmarks;

/// <summary>One line of output.</summary>
/// <param name="What">What was measured, and what the baseline is.</param>
/// <param name="Ours">Our value.</param>
/// <param name="Baseline">The baseline's value, taken in the same run; null where there is none.</param>
/// <param name="Unit">Unit of both.</param>
internal sealed record Figure(string What, double Ours, double? Baseline, string Unit)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{What} | {Ours:0.##} {Unit} | {(Baseline is { } b ? string.Create(CultureInfo.InvariantCulture, $"{b:0.##} {Unit}") : "-")} | {(Baseline is > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Ours / Baseline.Value:0.00}") : "-")}");
}

/// <summary>Order statistics of samples.</summary>
internal static class Statistics
{
    public static double Median(this IReadOnlyCollection<double> samples) => samples.Quantile(0.5);

    /// <summary>The smallest sample that at least <paramref name="share"/> of all do not exceed.</summary>
    public static double Quantile(this IReadOnlyCollection<double> samples, double share) =>
        samples.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(samples.Count * share) - 1));
}
