using System.Globalization;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;

namespace IceWarp.EmbeddedServer.Store;

/// <summary>The embedded server's database: one SQLite file in the data folder, WAL, migrated at start.</summary>
internal sealed class EmbeddedStore
{
    private readonly string _file;
    private string _connectionString;

    public EmbeddedStore(string folder)
    {
        Directory.CreateDirectory(folder);
        _file = Path.Combine(folder, "embedded.db");
        _connectionString = To(_file);
    }

    /// <summary>Opens a pooled connection; the caller disposes it.</summary>
    public async Task<SqliteConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await connection.ExecuteAsync("PRAGMA synchronous = NORMAL");
        return connection;
    }

    /// <summary>
    /// Makes the database where there is none, migrated and filled by <paramref name="fill"/>. It gets its name only when it is whole: a start that was cut
    /// short begins again. Await before anything else opens it.
    /// </summary>
    public async Task CreateAsync(Func<CancellationToken, Task> fill, CancellationToken cancellationToken)
    {
        if (File.Exists(_file))
        {
            return;
        }

        var draft = _file + ".new";
        foreach (var left in new[] { draft, draft + "-wal", draft + "-shm" })
        {
            File.Delete(left);
        }

        _connectionString = To(draft);
        try
        {
            await MigrateAsync(cancellationToken);
            await fill(cancellationToken);
        }
        finally
        {
            // The last connection to close folds the write-ahead log into the file.
            await using var last = new SqliteConnection(_connectionString);
            SqliteConnection.ClearPool(last);
        }

        File.Move(draft, _file);
        _connectionString = To(_file);
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

    private static string To(string file) =>
        new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 10 }.ToString();

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
