using System.Net;
using System.Net.Sockets;

namespace IceWarp.Adapter.Native.Http;

/// <summary>What the network and HTTP can do to an operation, as failures.</summary>
internal static class TransportFaults
{
    /// <summary>A request that got no answer.</summary>
    public static ServerException NoAnswer(Exception fault) => fault switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } =>
            new ServerException(ServerFailure.Unreachable, "no_connection", retryIsSafe: true, fault),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded } =>
            new ServerException(ServerFailure.Garbled, "no_http", innerException: fault),
        OperationCanceledException => new ServerException(ServerFailure.Unreachable, "no_connection_in_time", retryIsSafe: true, fault),
        _ when IsRefused(fault) => new ServerException(ServerFailure.Unreachable, "no_connection", retryIsSafe: true, fault),
        _ => new ServerException(ServerFailure.Unreachable, "connection_lost", innerException: fault),
    };

    /// <summary>An answer that stopped in the middle.</summary>
    public static ServerException HalfAnswer(Exception fault) => new(ServerFailure.Garbled, "half_an_answer", innerException: fault);

    /// <summary>An answer larger than we take.</summary>
    public static ServerException TooBig() => new(ServerFailure.Garbled, "answer_too_big");

    /// <summary>The failure of an HTTP status, or null for success.</summary>
    public static ServerException? OfStatus(HttpResponseMessage response, TimeProvider time)
    {
        var status = response.StatusCode;
        if ((int)status is >= 200 and < 300)
        {
            return null;
        }

        var failure = status switch
        {
            HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => ServerFailure.Busy,
            HttpStatusCode.RequestEntityTooLarge => ServerFailure.TooLarge,
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ServerFailure.Refused,
            _ => ServerFailure.Garbled,
        };
        return new ServerException(failure, FormattableString.Invariant($"http_{(int)status}")) { RetryAfter = RetryAfter(response, time) };
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        var header = response.Headers.RetryAfter;
        var wait = header?.Delta ?? (header?.Date - time.GetUtcNow());
        return wait > TimeSpan.Zero ? wait : null;
    }

    private static bool IsRefused(Exception fault) =>
        fault is SocketException { SocketErrorCode: SocketError.ConnectionRefused }
        || (fault.InnerException is { } inner && IsRefused(inner));
}
