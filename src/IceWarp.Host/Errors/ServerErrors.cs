using IceWarp.Adapter;
using IceWarp.Kernel.Problems;

namespace IceWarp.Host.Errors;

/// <summary>The one place where failures of the server become problems.</summary>
internal static class ServerErrors
{
    /// <summary>The problem for a failure. Never the server's own text.</summary>
    public static Problem For(ServerFailure failure) => failure switch
    {
        ServerFailure.Unreachable => new("server.unreachable", 503, "The server cannot be reached. Nothing was lost; try again when it is back."),
        ServerFailure.TimedOut => new("server.timed_out", 504, "The server did not answer in time."),
        ServerFailure.Garbled => new("server.garbled", 502, "The server gave an answer that makes no sense."),
        ServerFailure.Busy => new("server.busy", 503, "The server is busy. Try again in a moment."),
        ServerFailure.WrongCredentials => SessionErrors.WrongCredentials,
        ServerFailure.SessionEnded => new("server.session_ended", 401, "The session on the server has ended. Sign in again."),
        ServerFailure.NotFound => new("server.not_found", 404, "It is not there any more, or never was."),
        ServerFailure.NoRight => new("server.no_right", 403, "You do not have the right to do this."),
        ServerFailure.AlreadyExists => new("server.already_exists", 409, "Something of this name is there already."),
        ServerFailure.ChangedMeanwhile => new("server.changed_meanwhile", 412, "Somebody changed it meanwhile. Load it again."),
        ServerFailure.Locked => new("server.locked", 423, "Somebody else has it locked."),
        ServerFailure.TooLarge => new("server.too_large", 413, "It is larger than the server takes."),
        ServerFailure.QuotaReached => new("server.quota_reached", 413, "The account is full. Delete something you no longer need, or ask your administrator for more room."),
        ServerFailure.Refused => new("server.refused", 422, "The server refused the content."),
        _ => RequestProblems.Internal,
    };

    /// <summary>Name of a failure in <c>/api/apps</c>: <c>unreachable</c>, <c>timed_out</c>, <c>garbled</c>, <c>busy</c>.</summary>
    public static string Reason(ServerFailure failure) => For(failure).Code.Split('.')[^1];
}
