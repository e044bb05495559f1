namespace IceWarp.Adapter.Tests;

/// <summary>Assertions on typed failures.</summary>
internal static class ServerFailures
{
    /// <summary>The operation fails with this failure; returns the exception.</summary>
    public static async Task<ServerException> ShouldFailWithAsync(this Func<Task> operation, ServerFailure failure)
    {
        var fault = (await operation.Should().ThrowAsync<ServerException>()).Which;
        fault.Failure.Should().Be(failure, "the server said {0}", fault.Detail);
        return fault;
    }
}
