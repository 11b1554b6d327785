using BatchLedger.Refusals;

namespace BatchLedger.People;

/// <summary>Every "no" about who may do what.</summary>
public static class PeopleRefusals
{
    public static Refusal NotAllowed(Actor actor, Permission permission) => new("People.NotAllowed",
        $"{Permissions.Words(permission)} needs the role {InWords(Permissions.RolesFor(permission), " or ")}. You are {InWords(actor.Roles, " and ")}. Ask an administrator.");

    public static Refusal PasswordTooShort(int length, int least) => new("People.PasswordTooShort",
        $"The password has {length} characters; at least {least} are needed. Several words in a row are easy to remember.");

    public static Refusal PasswordIsEmail => new("People.PasswordIsEmail", "The password contains the e-mail name. Choose another one.");

    public static Refusal EmailInvalid(string email) => new("People.EmailInvalid", $"“{email}” is not an e-mail address.");

    public static Refusal EmailTaken(string email) => new("People.EmailTaken", $"There is already an account for {email}. Open it in the list of users.");

    public static Refusal NameMissing => new("People.NameMissing", $"Enter a name of 1 to {AppUser.NameLength} characters.");

    public static Refusal OwnAdministrator => new("People.OwnAdministrator",
        "You cannot take the role Administrator from yourself or disable your own account. Another administrator can.");

    public static Refusal LastAdministrator(string name) => new("People.LastAdministrator",
        $"{name} is the last administrator who can sign in. Make somebody else an administrator first.");

    private static string InWords(Role roles, string between)
    {
        var names = Enum.GetValues<Role>().Where(role => role != Role.None && roles.HasFlag(role)).Select(role => role.ToString()).ToList();
        return names.Count == 0 ? "without a role" : string.Join(between, names);
    }
}
