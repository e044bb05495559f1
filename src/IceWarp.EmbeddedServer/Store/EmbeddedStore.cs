using System.Globalization;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace IceWarp.EmbeddedServer.Store;

/// <summary>The embedded server's database: one SQLite file in the data folder, WAL, migrated at start.</summary>
internal sealed class EmbeddedStore
{
    private readonly string _connectionString;

    public EmbeddedStore(string folder)
    {
        Directory.CreateDirectory(folder);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "embedded.db"),
            ForeignKeys = true,
            DefaultTimeout = 10,
        }.ToString();
    }

    /// <summary>Opens a pooled connection; the caller disposes it.</summary>
    public async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await connection.ExecuteAsync("PRAGMA synchronous = NORMAL");
        return connection;
    }

    /// <summary>Brings the schema up to date: every <c>Migrations/NNN-*.sql</c> above <c>user_version</c>, each in a transaction.</summary>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
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

    private static IEnumerable<(int Number, string Sql)> Migrations()
    {
        var assembly = Assembly.GetExecutingAssembly();
        const string Marker = ".Store.Migrations.";
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var digits = name[(name.LastIndexOf(Marker, StringComparison.Ordinal) + Marker.Length)..][..3];
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (int.Parse(digits, CultureInfo.InvariantCulture), reader.ReadToEnd());
        }
    }
}
