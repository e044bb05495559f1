using System.Text.Json.Serialization;

namespace IceWarp.Office.Wire;

/// <summary>JSON of the headers of frames.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ToWorker))]
[JsonSerializable(typeof(FromWorker))]
[JsonSerializable(typeof(DocumentShape))]
internal sealed partial class WireJson : JsonSerializerContext;
