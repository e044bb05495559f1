using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;

namespace IceWarp.Browser.Tests;

/// <summary>What a browser keeps of a page's origin: all of it, so that a test can search it.</summary>
internal static class KeptInBrowser
{
    private const string Everything =
        """
        async () => {
          const found = [...Object.entries(localStorage), ...Object.entries(sessionStorage)].map(([name, value]) => `storage ${name}=${value}`);
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) found.push(`cache ${request.url} ${await (await cache.match(request)).text()}`);
          }
          const text = async (value) => {
            if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value);
            if (value instanceof Blob) return value.text();
            if (value instanceof CryptoKey) return `key ${value.extractable ? JSON.stringify(await crypto.subtle.exportKey('jwk', value)) : 'closed'}`;
            if (typeof value !== 'object' || value === null) return String(value);
            return (await Promise.all(Object.entries(value).map(async ([key, each]) => `${key}: ${await text(each)}`))).join(', ');
          };
          const asked = (request) => new Promise((done, stop) => { request.onsuccess = () => done(request.result); request.onerror = () => stop(request.error); });
          for (const { name } of await indexedDB.databases()) {
            const database = await asked(indexedDB.open(name));
            for (const table of database.objectStoreNames) {
              const [keys, rows] = await Promise.all(['getAllKeys', 'getAll'].map((what) => asked(database.transaction(table).objectStore(table)[what]())));
              for (const [at, row] of rows.entries()) found.push(`database ${name} ${table}/${keys[at]} ${await text(row)}`);
            }
            database.close();
          }
          return JSON.stringify(found);
        }
        """;

    /// <summary>Everything in storages, caches and databases, a line each.</summary>
    public static async Task<IReadOnlyList<string>> KeptAsync(this IPage page) =>
        JsonSerializer.Deserialize<string[]>(await page.EvaluateAsync<string>(Everything))!;

    /// <summary>Waits until the page can be opened without network: its files, and these parts of a person's content, are kept.</summary>
    public static async Task UntilKeptAsync(this IPage page, params string[] parts)
    {
        await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(() => true)");
        await page.UntilAsync($"parts {string.Join(',', parts)}", lines => Array.TrueForAll(parts, part => lines.Any(line => line.Contains($"parts/{part} ", StringComparison.Ordinal))));
    }

    /// <summary>Looks at what is kept until it is as expected.</summary>
    public static async Task UntilAsync(this IPage page, string expected, Func<IReadOnlyList<string>, bool> isSo)
    {
        var since = Stopwatch.GetTimestamp();
        while (!isSo(await page.KeptAsync()))
        {
            Stopwatch.GetElapsedTime(since).TotalMilliseconds.Should().BeLessThan(BrowserFixture.WaitLimit, $"{expected} should be kept");
        }
    }
}
