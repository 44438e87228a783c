package org.broadleafsfpy.sample.sandbox.command;

import java.io.PrintWriter;
import org.broadleafsfpy.sample.sandbox.Sandbox;

/** What a developer reads when the sandbox has started. */
final class Welcome {
    private Welcome() {}

    static void print(PrintWriter out, Sandbox sandbox) {
        String url = "http://localhost:" + sandbox.port();
        out.printf("%nThe SFPY sandbox is ready: %s/merchant%n%n", url);
        out.println("Settings for your store, in its environment or in the admin's form under");
        out.printf("Settings > Modules > SFPY crypto payments:%n%n");
        out.printf("  SFPY_ENABLED=true%n");
        out.printf("  SFPY_API_URL=%s%n", url);
        out.printf("  SFPY_APP_URL=%s%n", url);
        out.printf("  SFPY_API_KEY=%s%n", sandbox.apiKey());
        out.printf("  SFPY_SHARED_SECRET=%s%n", sandbox.secret());
        out.printf("  SFPY_PAYOUT_ADDRESS=%s%n", Sandbox.SAMPLE_PAYOUT_ADDRESS);
        out.printf("  SFPY_RPC_URL=%s/rpc%n", url);
        out.printf("  SFPY_PRICE_FEEDS=%s%n", Sandbox.PRICE_FEEDS);
        out.printf("  SFPY_CONFIRMATIONS=4%n%n");
        if (sandbox.endpoint() == null) {
            out.println("No endpoint is registered yet: your store's admin does it (SFPY > Going");
            out.println("live), or start the sandbox with --endpoint URL.");
        } else {
            out.printf("Events go to %s%n", sandbox.endpoint());
        }
        out.printf("%nNever give these settings to a live store. Stop the sandbox with Ctrl+C.%n");
        out.flush();
    }
}
