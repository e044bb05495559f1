using System.Net;
using IceWarp.Kernel.Problems;
using IceWarp.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace IceWarp.Kernel.Tests.Problems;

public sealed class ProblemResponseTests
{
    [Fact]
    public async Task A_problem_has_every_member_of_the_contract_and_its_extensions()
    {
        await using var host = await KernelHost.StartAsync(app => app.MapGet("/", (HttpContext context) => ProblemResponse.WriteAsync(
            context,
            new Problem("notes.changed_meanwhile", 412, "Somebody changed it."),
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["currentVersion"] = "v2", ["retryAfter"] = 40, ["code"] = "not.mine" })));
        using var answer = await host.Client.GetAsync("/");
        answer.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(40));
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        var problem = await ProblemAnswer.ReadAsync(answer);
        problem.Status.Should().Be(HttpStatusCode.PreconditionFailed);
        problem.Code.Should().Be("notes.changed_meanwhile");
        problem.Body["type"]!.GetValue<string>().Should().Be("about:blank");
        problem.Body["title"]!.GetValue<string>().Should().Be("Precondition Failed");
        problem.Body["status"]!.GetValue<int>().Should().Be(412);
        problem.Body["detail"]!.GetValue<string>().Should().Be("Somebody changed it.");
        problem.Body["traceId"]!.GetValue<string>().Should().NotBeEmpty();
        problem.Body["currentVersion"]!.GetValue<string>().Should().Be("v2");
    }
}
