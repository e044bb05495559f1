using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using IceWarp.Adapter.Native.Iq;

namespace IceWarp.Adapter.Native.Http;

/// <summary>
/// Posts requests to the configured server and reads answers. Without a session of its own: the sid is in the request.
/// Everything that goes wrong leaves as <see cref="ServerException"/>.
/// </summary>
internal sealed class ServerClient(
    IHttpClientFactory clients, ServerAddress address, ServerPipelines pipelines, AdapterTelemetry telemetry, TimeProvider time)
{
    /// <summary>Name of the <see cref="HttpClient"/>.</summary>
    public const string ClientName = "IceWarp.Server";

    /// <summary>Where the IQ queries go (notes, 1.1).</summary>
    public const string Webmail = "webmail/server/webmail.php";

    /// <summary>Where the administrative and self-service commands go (notes, 1.6).</summary>
    public const string Api = "icewarpapi/";

    private long _lastUid;

    /// <summary>
    /// Sends an <c>iq</c> and returns the answer's <c>iq</c> of type <c>result</c>. The request's uid is made here; an answer with
    /// another one is <see cref="ServerFailure.Garbled"/>.
    /// </summary>
    /// <param name="operation">For telemetry: <c>webmail.items.get</c>.</param>
    /// <param name="path"><see cref="Webmail"/> or <see cref="Api"/>.</param>
    /// <param name="iq">Makes the request for a uid.</param>
    /// <param name="access">Limit and repetition.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    public Task<IqElement> AskAsync(string operation, string path, Func<string, IqElement> iq, Access access, CancellationToken cancellationToken)
    {
        var uid = "r" + Interlocked.Increment(ref _lastUid).ToString(CultureInfo.InvariantCulture);
        var body = Encoding.UTF8.GetBytes(IqXml.Write(iq(uid)));
        return telemetry.RecordAsync(
            operation, () => pipelines.RunAsync(access, token => PostAsync(path, body, uid, token), cancellationToken));
    }

    /// <summary>A single GET without a body limit: the caller disposes the answer. Redirects come back as they are.</summary>
    public Task<HttpResponseMessage> GetAsync(string operation, Uri url, CancellationToken cancellationToken) =>
        telemetry.RecordAsync(
            operation,
            () => pipelines.RunAsync(
                Access.Read,
                async token =>
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, url);
                    return await SendAsync(request, token);
                },
                cancellationToken));

    /// <summary>Sends one request and hands the answer's head over, whatever its status. No limit of its own.</summary>
    public async ValueTask<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await clients.CreateClient(ClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || IsForeignCancellation(fault, cancellationToken))
        {
            throw TransportFaults.NoAnswer(fault);
        }
    }

    /// <summary>Throws the failure of an unsuccessful status.</summary>
    public void DemandSuccess(HttpResponseMessage response)
    {
        if (TransportFaults.OfStatus(response, time) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>An address below the server's root.</summary>
    public Uri At(string path) => address.At(path);

    // SocketsHttpHandler reports its connect timeout as a cancellation that nobody asked for.
    private static bool IsForeignCancellation(Exception fault, CancellationToken cancellationToken) =>
        fault is OperationCanceledException && !cancellationToken.IsCancellationRequested;

    private async ValueTask<IqElement> PostAsync(string path, byte[] body, string uid, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address.At(path));
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/xml", "utf-8");
        using var response = await SendAsync(request, cancellationToken);
        DemandSuccess(response);
        var answer = IqReader.Read(await BoundedBody.ReadAsync(response.Content, cancellationToken));
        if (ErrorTable.Fault(answer) is { } fault)
        {
            throw fault;
        }

        return answer.Attribute("uid") is { Length: > 0 } echoed && echoed != uid
            ? throw new ServerException(ServerFailure.Garbled, "answer_to_another_request")
            : answer;
    }
}
