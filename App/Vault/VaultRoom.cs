namespace BatchLedger.Vault;

public static class VaultRoom
{
    public static IServiceCollection AddVault(this IServiceCollection services) => services.AddSingleton<FileVault>();
}
