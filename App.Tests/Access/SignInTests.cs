using System.Net;
using BatchLedger.Access;
using BatchLedger.People;
using BatchLedger.Users;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace BatchLedger.Tests.Access;

public class SignInTests
{
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);

    private Task<RunningSite> StartAsync() => RunningSite.StartAsync(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));

    [Fact]
    public async Task The_set_up_link_makes_the_first_administrator_once()
    {
        await using var site = await StartAsync();
        var link = site.Services.GetRequiredService<SetUpLink>().Issue();
        using var guest = site.Guest();

        using var refused = await guest.PostAsync(link, ("Name", "Ann"), ("Email", "ann@example.org"), ("Password", "short"));
        Assert.Contains("The password has 5 characters; at least 12 are needed.", await Guest.WordsAsync(refused), StringComparison.Ordinal);
        var form = Guest.TokensOf(await guest.ReadAsync(link)).ToArray();
        using var done = await guest.PostBareAsync(link, [("Name", "Ann"), ("Email", "ann@example.org"), ("Password", RunningSite.Password), .. form]);
        Assert.Equal(HttpStatusCode.Found, done.StatusCode);

        using var again = await guest.PostBareAsync(link, [("Name", "Eve"), ("Email", "eve@example.org"), ("Password", RunningSite.Password), .. form]);
        Assert.NotEqual(HttpStatusCode.Found, again.StatusCode);
        Assert.Contains("This set-up link was used already", await guest.ReadAsync(link), StringComparison.Ordinal);
        Assert.Equal(["Set-up link User.Create ann@example.org"], await site.AuditAsync());
    }

    [Fact]
    public async Task The_set_up_link_ends_after_thirty_minutes_and_a_guessed_one_opens_nothing()
    {
        await using var site = await StartAsync();
        var link = site.Services.GetRequiredService<SetUpLink>().Issue();
        using var guest = site.Guest();

        Assert.Contains("used already", await guest.ReadAsync("/set-up"), StringComparison.Ordinal);
        Assert.Contains("used already", await guest.ReadAsync("/set-up?key=" + new string('0', 64)), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(29));
        Assert.DoesNotContain("used already", await guest.ReadAsync(link), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("used already", await guest.ReadAsync(link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_in_and_out_opens_and_shuts_the_site_and_is_written_down()
    {
        await using var site = await StartAsync();
        await site.HireAsync(Role.Administrator, "ann@example.org");
        using var guest = site.Guest();

        using (var unknown = await guest.SignInAsync("eve@example.org", RunningSite.Password))
        using (var wrong = await guest.SignInAsync("ann@example.org", "not the password"))
        {
            const string sentence = "E-mail and password do not match an account that may sign in.";
            Assert.Contains(sentence, await Guest.WordsAsync(unknown), StringComparison.Ordinal);
            Assert.Contains(sentence, await Guest.WordsAsync(wrong), StringComparison.Ordinal);
        }
        using (var right = await guest.SignInAsync(" Ann@Example.org ", RunningSite.Password, "/sign-in?ReturnUrl=%2Fusers"))
            Assert.Equal("/users", guest.GoalOf(right));
        var users = await guest.ReadAsync("/users");
        Assert.Contains("<h1 tabindex=\"-1\">Users</h1>", users, StringComparison.Ordinal);

        using (var signedOut = await guest.PostBareAsync("/account/sign-out", [.. Guest.TokensOf(users)]))
            Assert.Equal("/sign-in", guest.GoalOf(signedOut));
        using (var after = await guest.GetAsync("/users"))
            Assert.Equal("/sign-in?ReturnUrl=%2Fusers", guest.GoalOf(after));
        Assert.Equal(["Nobody SignIn.Failed unknown account", "Person 1 SignIn.Failed ann@example.org", "Person 1 SignIn ann@example.org",
            "Person 1 SignOut ann@example.org"], await site.AuditAsync());
    }

    [Fact]
    public async Task Five_wrong_passwords_close_the_account_for_five_minutes_also_to_the_right_one()
    {
        await using var site = await StartAsync();
        await site.HireAsync(Role.Viewer, "ann@example.org");
        using var guest = site.Guest();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
        {
            // Each in a browser of its own: one jar of cookies would mix up the forms of five pages.
            using var stranger = site.Guest();
            (await stranger.SignInAsync("ann@example.org", "not the password")).Dispose();
        }));

        using (var locked = await guest.SignInAsync("ann@example.org", RunningSite.Password))
            Assert.Contains("Too many wrong passwords. Signing in to this account is closed for 5 minutes; then try again.", await Guest.WordsAsync(locked), StringComparison.Ordinal);
        Assert.Equal(2, (await site.AuditAsync()).Count(row => row.Contains("SignIn.LockedOut", StringComparison.Ordinal)));

        clock.Advance(TimeSpan.FromMinutes(5));
        using var open = await guest.SignInAsync("ann@example.org", RunningSite.Password);
        Assert.Equal("/", guest.GoalOf(open));
    }

    [Fact]
    public async Task A_first_password_lets_nobody_go_on_before_it_is_replaced_and_the_new_one_ends_other_sessions()
    {
        await using var site = await StartAsync();
        var user = AppUser.For("Ann", "ann@example.org");
        await using (var scope = site.Services.CreateAsyncScope())
            user.TakeFirstPassword(scope.ServiceProvider.GetRequiredService<Passwords>().Hash(RunningSite.Password));
        user.Roles = Role.Accountant;
        await site.PutAsync(user);
        using var guest = site.Guest();
        using var other = site.Guest();
        (await guest.SignInAsync("ann@example.org", RunningSite.Password)).Dispose();
        (await other.SignInAsync("ann@example.org", RunningSite.Password)).Dispose();

        using (var held = await guest.GetAsync("/audit"))
            Assert.Equal("/account/password", guest.GoalOf(held));
        using (var changed = await guest.PostAsync("/account/password", ("Old", RunningSite.Password), ("Wanted", "a better horse battery"), ("Again", "a better horse battery")))
            Assert.Contains("The password was changed.", await Guest.WordsAsync(changed), StringComparison.Ordinal);
        using (var free = await guest.GetAsync("/audit"))
            Assert.Equal(HttpStatusCode.OK, free.StatusCode);
        using var ended = await other.GetAsync("/audit");
        Assert.StartsWith("/sign-in", other.GoalOf(ended), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_account_cannot_sign_in_and_its_session_ends_at_once()
    {
        await using var site = await StartAsync();
        using var boss = await site.SignedInAsync(Role.Administrator);
        using var guest = await site.SignedInAsync(Role.Accountant);
        using (var before = await guest.GetAsync("/audit")) Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        await using (var scope = site.Services.CreateAsyncScope())
        {
            var work = ActivatorUtilities.CreateInstance<BatchLedger.Data.Work>(scope.ServiceProvider, new FixedActor(Books.Person("R. Osei", Role.Administrator)));
            var users = ActivatorUtilities.CreateInstance<UserService>(scope.ServiceProvider, work);
            var row = (await users.ListAsync()).Single(user => user.Name == "Person 2");
            var draft = UserDraft.Of(row);
            draft.Disabled = true;
            Assert.Null(await users.ChangeAsync(row.Id, draft));
        }

        using var after = await guest.GetAsync("/audit");
        Assert.StartsWith("/sign-in", guest.GoalOf(after), StringComparison.Ordinal);
        using var retry = await site.Guest().SignInAsync("person2@example.org", RunningSite.Password);
        Assert.Contains("do not match an account that may sign in", await Guest.WordsAsync(retry), StringComparison.Ordinal);
    }
}
