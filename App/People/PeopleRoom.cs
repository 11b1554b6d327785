using BatchLedger.Data;
using Microsoft.AspNetCore.Identity;

namespace BatchLedger.People;

public static class PeopleRoom
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddIdentityCore<AppUser>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.Password.RequiredLength = 12;
            // Length is what counts; class rules make people choose worse passwords.
            options.Password.RequireDigit = false;
            options.Password.RequireLowercase = false;
            options.Password.RequireUppercase = false;
            options.Password.RequireNonAlphanumeric = false;
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
        }).AddEntityFrameworkStores<AppDbContext>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 220_000);
        return services.AddSingleton<UserDirectory>().AddScoped<Passwords>();
    }
}
