using System.Globalization;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;

namespace IceWarp.Modules.Dashboard.Backgrounds;

/// <summary>
/// The file <c>backgrounds.db</c> in the data folder: SQLite, WAL, migrated before the host listens. Deleted pictures are overwritten, not
/// only unlinked.
/// </summary>
internal sealed class BackgroundDatabase : IHostedService
{
    private const int BusySeconds = 10;
    private readonly string _folder;
    private readonly string _connectionString;

    public BackgroundDatabase(string folder)
    {
        _folder = folder;
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "backgrounds.db"),
            ForeignKeys = true,
            DefaultTimeout = BusySeconds,
        }.ToString();
    }

    /// <summary>Opens a pooled connection; the caller disposes it.</summary>
    public async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await connection.ExecuteAsync("PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON");
        return connection;
    }

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_folder);
        await using var connection = await OpenAsync(cancellationToken);
        await connection.ExecuteAsync("PRAGMA journal_mode = WAL");
        var current = await connection.ExecuteScalarAsync<int>("PRAGMA user_version");
        foreach (var (number, sql) in Migrations().Where(migration => migration.Number > current))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await connection.ExecuteAsync(sql, transaction: transaction);
            await connection.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {number}"), transaction: transaction);
            await transaction.CommitAsync(cancellationToken);
        }
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static IEnumerable<(int Number, string Sql)> Migrations()
    {
        var assembly = Assembly.GetExecutingAssembly();
        const string Marker = ".Migrations.";
        const int Digits = 3;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.Contains(Marker, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var number = name.AsSpan(name.LastIndexOf(Marker, StringComparison.Ordinal) + Marker.Length, Digits);
            using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException("A listed resource must open.");
            using var reader = new StreamReader(stream);
            yield return (int.Parse(number, CultureInfo.InvariantCulture), reader.ReadToEnd());
        }
    }
}
