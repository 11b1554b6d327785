using Microsoft.Extensions.Options;

namespace BatchLedger.Mail;

public static class MailRoom
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration("Mail")
            .Configure<IConfiguration>((options, configuration) => options.PublicAddress = configuration["PublicUrl"] ?? MailOptions.UsualAddress)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<MailOptions>, MailOptionsCheck>();
        services.AddSingleton<SmtpPost>().AddSingleton<PickupPost>();
        services.AddSingleton<IMailPost>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.UsesFiles
            ? provider.GetRequiredService<PickupPost>()
            : provider.GetRequiredService<SmtpPost>());
        return services.AddSingleton<MailPolicy>().AddSingleton<Outbox>().AddSingleton<OutboxSender>().AddScoped<OutboxService>();
    }

    /// <summary>Lets mails go out by themselves. The site does this; a short command may leave it to the site.
    /// Links in mails begin with the first of <paramref name="urls"/> where the settings name no public address.</summary>
    public static IServiceCollection AddMailWorker(this IServiceCollection services, string urls)
    {
        var address = urls.Split(';')[0];
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Port > 0)
            services.PostConfigure<MailOptions>(options => options.PublicAddress = options.PublicAddress == MailOptions.UsualAddress ? address : options.PublicAddress);
        return services.AddHostedService<OutboxWorker>();
    }
}
