using Microsoft.Playwright;

namespace BatchLedger.Tests.Browser;

/// <summary>One tab, and everything it complains about.</summary>
internal sealed class Window
{
    private const string Listen = "document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber))";

    private readonly List<string> complaints = [];

    private Window(IPage page)
    {
        Page = page;
        page.Console += (_, message) => { if (message.Type == "error") complaints.Add(message.Text); };
        page.PageError += (_, problem) => complaints.Add(problem);
        page.Dialog += (_, dialog) => { complaints.Add($"An alert opened: {dialog.Message}"); _ = dialog.DismissAsync(); };
    }

    public IPage Page { get; }

    /// <summary>Errors in the console, scripts that broke, violations of the content-security policy, alerts.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public static async Task<Window> OpenAsync(IBrowserContext context, string address)
    {
        var window = new Window(await context.NewPageAsync());
        await window.Page.AddInitScriptAsync(Listen);
        await window.GoAsync(address);
        return window;
    }

    public async Task GoAsync(string address)
    {
        await Page.GotoAsync(address);
        await SettleAsync();
    }

    /// <summary>Waits until the page has stood still for a moment, at most five seconds.</summary>
    public Task SettleAsync() => Page.EvaluateAsync("""
        () => new Promise(done => {
          let timer = setTimeout(end, 400);
          const all = setTimeout(end, 5000);
          const eye = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(waiting() ? () => {} : end, 400); });
          const waiting = () => /Loading…/.test(document.body.innerText);
          if (waiting()) clearTimeout(timer);
          eye.observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true });
          function end() { eye.disconnect(); clearTimeout(all); done(); }
        })
        """);

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Opens a menu and takes what it offers. A click that came before the page was alive opens nothing, so it is made again, as people do.</summary>
    public async Task ChooseAsync(string menu, string item)
    {
        var offered = Page.GetByRole(AriaRole.Menuitem, new() { Name = item, Exact = true });
        for (var click = 1; click <= 5 && !await offered.IsVisibleAsync(); click++)
        {
            await Button(menu).ClickAsync();
            await Task.WhenAny(offered.WaitForAsync(new() { Timeout = 6000 }));
        }
        await offered.ClickAsync();
    }

    /// <summary>Waits until a button may be used, and uses it.</summary>
    public async Task PressAsync(string name)
    {
        await Assertions.Expect(Button(name)).Not.ToHaveAttributeAsync("aria-disabled", "true");
        await Button(name).ClickAsync();
    }
}
