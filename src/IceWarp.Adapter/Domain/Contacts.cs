namespace IceWarp.Adapter;

/// <summary>A person in an address book.</summary>
/// <param name="Id">Opaque, URL-safe id.</param>
/// <param name="FolderId">Its address book.</param>
/// <param name="Name">Display name.</param>
/// <param name="Company">Company, may be empty.</param>
/// <param name="Emails">Addresses, the first one first.</param>
/// <param name="Phones">Telephone numbers.</param>
/// <param name="Birthday">Birthday, or null.</param>
public sealed record Contact(
    string Id, string FolderId, string Name, string Company, IReadOnlyList<string> Emails, IReadOnlyList<string> Phones, DateOnly? Birthday);

/// <summary>What a contact is to be.</summary>
public sealed record ContactDraft(
    string FirstName, string LastName, string Company, IReadOnlyList<string> Emails, string? MobilePhone, DateOnly? Birthday);

/// <summary>Contacts of the current person.</summary>
public interface IContactStore
{
    /// <summary>Contacts over all address books by name.</summary>
    Task<Slice<Contact>> ListAsync(string? search, Window window, CancellationToken cancellationToken);

    /// <summary>One contact.</summary>
    Task<Contact> GetAsync(string contactId, CancellationToken cancellationToken);

    /// <summary>Stores a new contact in an address book (null: the default one); returns its id.</summary>
    Task<string> CreateAsync(string? folderId, ContactDraft draft, CancellationToken cancellationToken);

    /// <summary>Deletes a contact.</summary>
    Task DeleteAsync(string contactId, CancellationToken cancellationToken);
}

/// <summary>Somebody with an account on the server.</summary>
public sealed record DirectoryEntry(string Email, string Name);

/// <summary>The people of the server.</summary>
public interface IDirectory
{
    /// <summary>People of the current person's domain whose name or address contains <paramref name="search"/>.</summary>
    Task<Slice<DirectoryEntry>> ListAsync(string? search, Window window, CancellationToken cancellationToken);

    /// <summary>A person's picture; null when there is none.</summary>
    Task<Download?> OpenAvatarAsync(string email, CancellationToken cancellationToken);
}
