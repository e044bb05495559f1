namespace IceWarp.Office;

/// <summary>There is no LibreOffice here that could be used. The message says why in one sentence.</summary>
/// <param name="message">The sentence.</param>
internal sealed class OfficeUnusableException(string message) : Exception(message);
