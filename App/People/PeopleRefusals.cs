using BatchLedger.Refusals;

namespace BatchLedger.People;

/// <summary>Every "no" about who may do what.</summary>
public static class PeopleRefusals
{
    public static Refusal NotAllowed(Actor actor, Permission permission) => new("People.NotAllowed",
        $"{Permissions.Words(permission)} needs the role {InWords(Permissions.RolesFor(permission), " or ")}. You are {InWords(actor.Roles, " and ")}. Ask an administrator.");

    private static string InWords(Role roles, string between)
    {
        var names = Enum.GetValues<Role>().Where(role => role != Role.None && roles.HasFlag(role)).Select(role => role.ToString()).ToList();
        return names.Count == 0 ? "without a role" : string.Join(between, names);
    }
}
