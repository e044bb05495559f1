using Microsoft.AspNetCore.Http;

namespace IceWarp.Kernel.Problems;

/// <summary>Failures that belong to no module: the request itself is at fault, or we are.</summary>
public static class RequestProblems
{
    /// <summary>A validator refused the message; the extension <c>errors</c> maps fields to sentences.</summary>
    public static readonly Problem Validation = new("validation", StatusCodes.Status400BadRequest, "Some values are not valid. See errors.");

    /// <summary>Not HTTP, not JSON, or not the shape the endpoint takes.</summary>
    public static readonly Problem Unreadable = new("request.unreadable", StatusCodes.Status400BadRequest, "The request could not be read.");

    /// <summary>No such address.</summary>
    public static readonly Problem NotFound = new("request.not_found", StatusCodes.Status404NotFound, "There is nothing at this address.");

    /// <summary>The address exists, the method does not.</summary>
    public static readonly Problem MethodNotAllowed =
        new("request.method_not_allowed", StatusCodes.Status405MethodNotAllowed, "This address does not take this method.");

    /// <summary>The client was too slow.</summary>
    public static readonly Problem TooSlow = new("request.too_slow", StatusCodes.Status408RequestTimeout, "The request did not arrive in time.");

    /// <summary>The body is larger than the endpoint takes.</summary>
    public static readonly Problem TooLarge =
        new("request.too_large", StatusCodes.Status413PayloadTooLarge, "The request is larger than this address takes.");

    /// <summary>The body has the wrong media type.</summary>
    public static readonly Problem UnsupportedMediaType =
        new("request.unsupported_media_type", StatusCodes.Status415UnsupportedMediaType, "This address takes another media type.");

    /// <summary>A fault of ours. The trace id finds it in the log.</summary>
    public static readonly Problem Internal =
        new("internal", StatusCodes.Status500InternalServerError, "Something failed here. Try again; if it stays, give the trace id to your administrator.");

    /// <summary>The problem that a bare HTTP status stands for.</summary>
    public static Problem ForStatus(int status) => status switch
    {
        StatusCodes.Status404NotFound => NotFound,
        StatusCodes.Status405MethodNotAllowed => MethodNotAllowed,
        StatusCodes.Status408RequestTimeout => TooSlow,
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status415UnsupportedMediaType => UnsupportedMediaType,
        >= 500 => Internal with { Status = status },
        _ => Unreadable with { Status = status },
    };
}
