namespace IceWarp.Testing;

/// <summary>The accounts that the embedded server has from its first start.</summary>
public static class Demo
{
    /// <summary>The person whose fortnight is the fullest.</summary>
    public const string Alice = "alice@demo.test";

    /// <summary>A colleague.</summary>
    public const string Bob = "bob@demo.test";

    /// <summary>Another colleague.</summary>
    public const string Carol = "carol@demo.test";

    /// <summary>The administrator.</summary>
    public const string Administrator = "globaladmin";

    /// <summary>The password: the name and <c>-demo</c>.</summary>
    public static string PasswordOf(string email) => email.Split('@')[0] + "-demo";
}
