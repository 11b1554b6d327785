using BatchLedger.Refusals;

namespace BatchLedger.People;

/// <summary>Who acts: a person signed in, or the program itself on the command line or in a run.</summary>
/// <param name="Companies">Ids of the companies the actor may see; null means all.</param>
/// <param name="Origin">Where from: an address, "command line", "ledger run".</param>
public sealed record Actor(int? UserId, string Name, string Email, Role Roles, IReadOnlySet<int>? Companies, string Origin)
{
    /// <summary>The session a person acts in, from one sign-in to its end. Null: no browser is there.</summary>
    public string? Session { get; init; }

    /// <summary>The program at work on its own: the command line and the background runs.</summary>
    public static Actor System(string origin) => new(null, "BatchLedger", "", (Role)63, null, origin);

    public static Actor Nobody(string origin) => new(null, "Nobody", "", Role.None, new HashSet<int>(), origin);

    public bool May(Permission permission) => (Roles & Permissions.RolesFor(permission)) != Role.None;

    /// <summary>The reason the actor may not, in the words of the page, or null.</summary>
    public Refusal? WhyNot(Permission permission) => May(permission) ? null : PeopleRefusals.NotAllowed(this, permission);
}
