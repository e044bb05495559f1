using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IceWarp.EmbeddedServer.Items;

/// <summary>Fields of an item or of an add-on: upper-case name to text (notes, section 4). Immutable; an empty text is the same as none.</summary>
internal sealed class ItemFields : IEnumerable<KeyValuePair<string, string>>
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    public ItemFields(params IEnumerable<KeyValuePair<string, string>> values)
    {
        foreach (var (name, value) in values.Where(pair => pair.Value.Length > 0))
        {
            _values[name.ToUpperInvariant()] = value;
        }
    }

    /// <summary>No fields.</summary>
    public static ItemFields None { get; } = new();

    /// <summary>The text of a field; empty when it has none. Any letter case.</summary>
    public string this[string name] => _values.GetValueOrDefault(name.ToUpperInvariant(), "");

    /// <summary>Fields from name and value pairs, for code that fills them in.</summary>
    public static ItemFields Of(params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        var values = new List<KeyValuePair<string, string>>(fields.Length);
        foreach (var (name, value) in fields)
        {
            values.Add(new(name, value ?? ""));
        }

        return new ItemFields(values);
    }

    /// <summary>Reads the stored JSON form.</summary>
    public static ItemFields Parse(string json) =>
        json is "" or "{}" ? None : new ItemFields(JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? []);

    /// <summary>Whether the field has a text.</summary>
    public bool Has(string name) => _values.ContainsKey(name.ToUpperInvariant());

    /// <summary>The field as a whole number, or <paramref name="otherwise"/>.</summary>
    public long Number(string name, long otherwise = 0) =>
        long.TryParse(this[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>These fields with others laid over them; an empty text takes a field away.</summary>
    public ItemFields With(IEnumerable<KeyValuePair<string, string>> changes)
    {
        var merged = new Dictionary<string, string>(_values, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            merged[name.ToUpperInvariant()] = value;
        }

        return new ItemFields(merged);
    }

    /// <summary>These fields with one changed.</summary>
    public ItemFields With(string name, string value) => With([new(name, value)]);

    /// <summary>These fields with a number changed.</summary>
    public ItemFields With(string name, long value) => With(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The stored JSON form.</summary>
    public string ToJson() => _values.Count == 0 ? "{}" : JsonSerializer.Serialize(_values, Options);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
