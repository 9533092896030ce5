using NodaTime;

namespace Yunzhang.Modules.Storage;

/// <summary>Where the data is: a folder for the embedded SQLite, or the connection string of a PostgreSQL.</summary>
public sealed record DatabaseAddress(string Text)
{
    /// <summary>A connection string has <c>Host=</c>, or is a postgres:// address; anything else is a folder.</summary>
    public bool IsPostgres =>
        Text.Contains("Host=", StringComparison.OrdinalIgnoreCase) || Text.StartsWith("postgres", StringComparison.OrdinalIgnoreCase) && Text.Contains("://", StringComparison.Ordinal);

    public Database Open(IClock clock) => IsPostgres ? new PostgresDatabase(ConnectionString, clock) : new SqliteDatabase(Text, clock);

    /// <summary>Opens it beside a process that serves it: for backups and verification.</summary>
    public Database OpenToRead(IClock clock) => IsPostgres ? new PostgresDatabase(ConnectionString, clock) : SqliteDatabase.ToRead(Text, clock);

    private string ConnectionString
    {
        get
        {
            if (!Text.Contains("://", StringComparison.Ordinal)) return Text;
            var uri = new Uri(Text);
            var user = uri.UserInfo.Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
            return new Npgsql.NpgsqlConnectionStringBuilder
            {
                Host = uri.Host, Port = uri.IsDefaultPort || uri.Port < 0 ? 5432 : uri.Port, Database = uri.AbsolutePath.Trim('/'),
                Username = user[0].Length > 0 ? user[0] : null, Password = user.Length > 1 ? user[1] : null,
            }.ToString();
        }
    }
}
