namespace BatchLedger.Users;

public static class UsersRoom
{
    public static IServiceCollection AddUsers(this IServiceCollection services) => services.AddScoped<UserService>();
}
