package org.broadleafsfpy.admin;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Table;
import org.broadleafcommerce.common.config.domain.AbstractModuleConfiguration;
import org.broadleafcommerce.common.config.service.type.ModuleConfigurationType;
import org.broadleafcommerce.common.presentation.AdminPresentation;
import org.broadleafcommerce.common.presentation.AdminPresentationClass;
import org.broadleafcommerce.common.presentation.PopulateToOneFieldsEnum;
import org.broadleafcommerce.common.presentation.RequiredOverride;
import org.broadleafcommerce.common.presentation.client.SupportedFieldType;
import org.broadleafcommerce.common.presentation.client.VisibilityEnum;

/**
 * The settings form in Settings → Modules. Its columns are named as the settings in {@link
 * org.broadleafsfpy.config.Setting} are. The secrets in it are write-only: {@link
 * SfpyConfigurationPersistenceHandler} sees to that.
 */
@Entity
@Table(name = "SFPY_CONFIGURATION")
@AdminPresentationClass(
        friendlyName = "SfpyConfiguration",
        populateToOneFields = PopulateToOneFieldsEnum.TRUE)
public class SfpyConfiguration extends AbstractModuleConfiguration {
    private static final long serialVersionUID = 1L;

    @Column(name = "ENABLED")
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_enabled",
            tooltip = "SfpyConfiguration_enabled_tooltip",
            group = "SfpyConfiguration_Live",
            groupOrder = 100,
            order = 10001,
            prominent = true,
            gridOrder = 1,
            requiredOverride = RequiredOverride.NOT_REQUIRED,
            fieldType = SupportedFieldType.BOOLEAN)
    protected Boolean enabled = false;

    @Column(name = "CHAIN_ID")
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_chainId",
            tooltip = "SfpyConfiguration_chainId_tooltip",
            group = "SfpyConfiguration_Live",
            groupOrder = 100,
            order = 10002,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected Long chainId = 1L;

    @Column(name = "PAYOUT_ADDRESS", length = 42)
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_payoutAddress",
            tooltip = "SfpyConfiguration_payoutAddress_tooltip",
            group = "SfpyConfiguration_Live",
            groupOrder = 100,
            order = 10003,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected String payoutAddress;

    @Column(name = "STORE_URL", length = 255)
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_storeUrl",
            tooltip = "SfpyConfiguration_storeUrl_tooltip",
            group = "SfpyConfiguration_Live",
            groupOrder = 100,
            order = 10004,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected String storeUrl;

    @Column(name = "EXPLORER_URL", length = 255)
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_explorerUrl",
            tooltip = "SfpyConfiguration_explorerUrl_tooltip",
            group = "SfpyConfiguration_Chain",
            groupOrder = 250,
            order = 25006,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected String explorerUrl;

    @Column(name = "API_URL", length = 255)
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_apiUrl",
            tooltip = "SfpyConfiguration_apiUrl_tooltip",
            group = "SfpyConfiguration_Connection",
            groupOrder = 200,
            order = 20001,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected String apiUrl = "https://api.sfpy.co";

    @Column(name = "APP_URL", length = 255)
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_appUrl",
            tooltip = "SfpyConfiguration_appUrl_tooltip",
            group = "SfpyConfiguration_Connection",
            groupOrder = 200,
            order = 20002,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected String appUrl = "https://app.sfpy.co";

    @Column(name = "API_KEY", length = 255)
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_apiKey",
            tooltip = "SfpyConfiguration_apiKey_tooltip",
            group = "SfpyConfiguration_Connection",
            groupOrder = 200,
            order = 20003,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected String apiKey;

    @Column(name = "SHARED_SECRET", length = 255)
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_sharedSecret",
            tooltip = "SfpyConfiguration_sharedSecret_tooltip",
            group = "SfpyConfiguration_Connection",
            groupOrder = 200,
            order = 20004,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected String sharedSecret;

    @Column(name = "PREVIOUS_SECRET", length = 255)
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_previousSecret",
            tooltip = "SfpyConfiguration_previousSecret_tooltip",
            group = "SfpyConfiguration_Connection",
            groupOrder = 200,
            order = 20005,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected String previousSecret;

    @Column(name = "PREVIOUS_SECRET_UNTIL", length = 32)
    @AdminPresentation(visibility = VisibilityEnum.HIDDEN_ALL)
    protected String previousSecretUntil;

    @Column(name = "RPC_URL", length = 500)
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_rpcUrl",
            tooltip = "SfpyConfiguration_rpcUrl_tooltip",
            group = "SfpyConfiguration_Chain",
            groupOrder = 250,
            order = 25001,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected String rpcUrl;

    @Column(name = "ROUTER", length = 42)
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_router",
            tooltip = "SfpyConfiguration_router_tooltip",
            group = "SfpyConfiguration_Chain",
            groupOrder = 250,
            order = 25002,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected String router = "0x4BcEeBCE68093cd4E1B61c5911cbdFBd97eeB99E";

    @Column(name = "CONFIRMATIONS")
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_confirmations",
            tooltip = "SfpyConfiguration_confirmations_tooltip",
            group = "SfpyConfiguration_Chain",
            groupOrder = 250,
            order = 25003,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected Integer confirmations = 12;

    @Column(name = "POOL_MIN_PERCENT")
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_poolMinPercent",
            tooltip = "SfpyConfiguration_poolMinPercent_tooltip",
            group = "SfpyConfiguration_Chain",
            groupOrder = 250,
            order = 25005,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected Integer poolMinPercent = 90;

    @Column(name = "TOKENS", length = 255)
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_tokens",
            tooltip = "SfpyConfiguration_tokens_tooltip",
            group = "SfpyConfiguration_Money",
            groupOrder = 300,
            order = 30001,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected String tokens = "ETH,DAI,USDC,USDT,WBTC,WETH";

    @Column(name = "TOLERANCE_CENTS")
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_toleranceCents",
            tooltip = "SfpyConfiguration_toleranceCents_tooltip",
            group = "SfpyConfiguration_Money",
            groupOrder = 300,
            order = 30002,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected Integer toleranceCents = 1;

    @Column(name = "RATE_BAND_PERCENT")
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_rateBandPercent",
            tooltip = "SfpyConfiguration_rateBandPercent_tooltip",
            group = "SfpyConfiguration_Money",
            groupOrder = 300,
            order = 30003,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected Integer rateBandPercent = 1;

    @Column(name = "WITHOUT_CHAIN", length = 16)
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_withoutChain",
            tooltip = "SfpyConfiguration_withoutChain_tooltip",
            group = "SfpyConfiguration_Chain",
            groupOrder = 250,
            order = 25004,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected String withoutChain = "HOLD";

    @Column(name = "UNVERIFIED_RATE", length = 16)
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_unverifiedRate",
            tooltip = "SfpyConfiguration_unverifiedRate_tooltip",
            group = "SfpyConfiguration_Money",
            groupOrder = 300,
            order = 30005,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected String unverifiedRate = "HOLD";

    @Column(name = "CANCEL_ON_FULL_REFUND")
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_cancelOnFullRefund",
            tooltip = "SfpyConfiguration_cancelOnFullRefund_tooltip",
            group = "SfpyConfiguration_Refunds",
            groupOrder = 400,
            order = 40001,
            requiredOverride = RequiredOverride.NOT_REQUIRED,
            fieldType = SupportedFieldType.BOOLEAN)
    protected Boolean cancelOnFullRefund = true;

    @Column(name = "RESTOCK_ON_CANCEL")
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_restockOnCancel",
            tooltip = "SfpyConfiguration_restockOnCancel_tooltip",
            group = "SfpyConfiguration_Refunds",
            groupOrder = 400,
            order = 40002,
            requiredOverride = RequiredOverride.NOT_REQUIRED,
            fieldType = SupportedFieldType.BOOLEAN)
    protected Boolean restockOnCancel = true;

    @Column(name = "MORE_TOKENS", length = 1000)
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_moreTokens",
            tooltip = "SfpyConfiguration_moreTokens_tooltip",
            group = "SfpyConfiguration_Money",
            groupOrder = 300,
            order = 30006,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected String moreTokens;

    @Column(name = "PRICE_FEEDS", length = 1000)
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_priceFeeds",
            tooltip = "SfpyConfiguration_priceFeeds_tooltip",
            group = "SfpyConfiguration_Money",
            groupOrder = 300,
            order = 30007,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected String priceFeeds;

    @Column(name = "FEED_MAX_AGE_MINUTES")
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_feedMaxAgeMinutes",
            tooltip = "SfpyConfiguration_feedMaxAgeMinutes_tooltip",
            group = "SfpyConfiguration_Money",
            groupOrder = 300,
            order = 30008,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected Integer feedMaxAgeMinutes = 90;

    @Column(name = "EXPIRY_MINUTES")
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_expiryMinutes",
            tooltip = "SfpyConfiguration_expiryMinutes_tooltip",
            group = "SfpyConfiguration_Money",
            groupOrder = 300,
            order = 30009,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected Integer expiryMinutes = 120;

    @Column(name = "GRACE_MINUTES")
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_graceMinutes",
            tooltip = "SfpyConfiguration_graceMinutes_tooltip",
            group = "SfpyConfiguration_Money",
            groupOrder = 300,
            order = 30010,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected Integer graceMinutes = 30;

    @Column(name = "REFUND_ADDRESSES", length = 1000)
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_refundAddresses",
            tooltip = "SfpyConfiguration_refundAddresses_tooltip",
            group = "SfpyConfiguration_Refunds",
            groupOrder = 400,
            order = 40003,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected String refundAddresses;

    @Column(name = "RECONCILE")
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_reconcile",
            tooltip = "SfpyConfiguration_reconcile_tooltip",
            group = "SfpyConfiguration_Connection",
            groupOrder = 200,
            order = 20006,
            requiredOverride = RequiredOverride.NOT_REQUIRED,
            fieldType = SupportedFieldType.BOOLEAN)
    protected Boolean reconcile = true;

    @Column(name = "PARK_HOURS")
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_parkHours",
            tooltip = "SfpyConfiguration_parkHours_tooltip",
            group = "SfpyConfiguration_Connection",
            groupOrder = 200,
            order = 20007,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected Integer parkHours = 24;

    @Column(name = "KEEP_BODIES_DAYS")
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_keepBodiesDays",
            tooltip = "SfpyConfiguration_keepBodiesDays_tooltip",
            group = "SfpyConfiguration_Connection",
            groupOrder = 200,
            order = 20008,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected Integer keepBodiesDays = 90;

    @Column(name = "WHEN_SHIPPED", length = 16)
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_whenShipped",
            tooltip = "SfpyConfiguration_whenShipped_tooltip",
            group = "SfpyConfiguration_Refunds",
            groupOrder = 400,
            order = 40004,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected String whenShipped = "KEEP";

    @Column(name = "MAIL_FROM", length = 255)
    @AdminPresentation(
            friendlyName = "SfpyConfiguration_mailFrom",
            tooltip = "SfpyConfiguration_mailFrom_tooltip",
            group = "SfpyConfiguration_Shoppers",
            groupOrder = 500,
            order = 50001,
            requiredOverride = RequiredOverride.NOT_REQUIRED)
    protected String mailFrom;

    /** A new row: named, a payment processor, with the defaults of {@code Setting}. */
    public SfpyConfiguration() {
        setModuleConfigurationType(ModuleConfigurationType.PAYMENT_PROCESSOR);
        setModuleName("SFPY");
    }

    public Boolean getEnabled() {
        return enabled;
    }

    public void setEnabled(Boolean enabled) {
        this.enabled = enabled;
    }

    public Long getChainId() {
        return chainId;
    }

    public void setChainId(Long chainId) {
        this.chainId = chainId;
    }

    public String getPayoutAddress() {
        return payoutAddress;
    }

    public void setPayoutAddress(String payoutAddress) {
        this.payoutAddress = payoutAddress;
    }

    public String getStoreUrl() {
        return storeUrl;
    }

    public void setStoreUrl(String storeUrl) {
        this.storeUrl = storeUrl;
    }

    public String getApiUrl() {
        return apiUrl;
    }

    public void setApiUrl(String apiUrl) {
        this.apiUrl = apiUrl;
    }

    public String getAppUrl() {
        return appUrl;
    }

    public void setAppUrl(String appUrl) {
        this.appUrl = appUrl;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getSharedSecret() {
        return sharedSecret;
    }

    public void setSharedSecret(String sharedSecret) {
        this.sharedSecret = sharedSecret;
    }

    public String getPreviousSecret() {
        return previousSecret;
    }

    public void setPreviousSecret(String previousSecret) {
        this.previousSecret = previousSecret;
    }

    public String getPreviousSecretUntil() {
        return previousSecretUntil;
    }

    public void setPreviousSecretUntil(String previousSecretUntil) {
        this.previousSecretUntil = previousSecretUntil;
    }

    public String getMailFrom() {
        return mailFrom;
    }

    public void setMailFrom(String mailFrom) {
        this.mailFrom = mailFrom;
    }

    public String getRpcUrl() {
        return rpcUrl;
    }

    public void setRpcUrl(String rpcUrl) {
        this.rpcUrl = rpcUrl;
    }

    public String getRouter() {
        return router;
    }

    public void setRouter(String router) {
        this.router = router;
    }

    public Integer getConfirmations() {
        return confirmations;
    }

    public void setConfirmations(Integer confirmations) {
        this.confirmations = confirmations;
    }

    public String getTokens() {
        return tokens;
    }

    public void setTokens(String tokens) {
        this.tokens = tokens;
    }

    public Integer getToleranceCents() {
        return toleranceCents;
    }

    public void setToleranceCents(Integer toleranceCents) {
        this.toleranceCents = toleranceCents;
    }

    public Integer getRateBandPercent() {
        return rateBandPercent;
    }

    public void setRateBandPercent(Integer rateBandPercent) {
        this.rateBandPercent = rateBandPercent;
    }

    public String getWithoutChain() {
        return withoutChain;
    }

    public void setWithoutChain(String withoutChain) {
        this.withoutChain = withoutChain;
    }

    public String getUnverifiedRate() {
        return unverifiedRate;
    }

    public void setUnverifiedRate(String unverifiedRate) {
        this.unverifiedRate = unverifiedRate;
    }

    public Boolean getCancelOnFullRefund() {
        return cancelOnFullRefund;
    }

    public void setCancelOnFullRefund(Boolean cancelOnFullRefund) {
        this.cancelOnFullRefund = cancelOnFullRefund;
    }

    public Boolean getRestockOnCancel() {
        return restockOnCancel;
    }

    public void setRestockOnCancel(Boolean restockOnCancel) {
        this.restockOnCancel = restockOnCancel;
    }

    public String getMoreTokens() {
        return moreTokens;
    }

    public void setMoreTokens(String moreTokens) {
        this.moreTokens = moreTokens;
    }

    public String getPriceFeeds() {
        return priceFeeds;
    }

    public void setPriceFeeds(String priceFeeds) {
        this.priceFeeds = priceFeeds;
    }

    public Integer getFeedMaxAgeMinutes() {
        return feedMaxAgeMinutes;
    }

    public void setFeedMaxAgeMinutes(Integer feedMaxAgeMinutes) {
        this.feedMaxAgeMinutes = feedMaxAgeMinutes;
    }

    public Integer getExpiryMinutes() {
        return expiryMinutes;
    }

    public void setExpiryMinutes(Integer expiryMinutes) {
        this.expiryMinutes = expiryMinutes;
    }

    public Integer getGraceMinutes() {
        return graceMinutes;
    }

    public void setGraceMinutes(Integer graceMinutes) {
        this.graceMinutes = graceMinutes;
    }

    public Integer getParkHours() {
        return parkHours;
    }

    public void setParkHours(Integer parkHours) {
        this.parkHours = parkHours;
    }

    public Integer getKeepBodiesDays() {
        return keepBodiesDays;
    }

    public void setKeepBodiesDays(Integer keepBodiesDays) {
        this.keepBodiesDays = keepBodiesDays;
    }

    public String getRefundAddresses() {
        return refundAddresses;
    }

    public void setRefundAddresses(String refundAddresses) {
        this.refundAddresses = refundAddresses;
    }

    public Boolean getReconcile() {
        return reconcile;
    }

    public void setReconcile(Boolean reconcile) {
        this.reconcile = reconcile;
    }

    public Integer getPoolMinPercent() {
        return poolMinPercent;
    }

    public void setPoolMinPercent(Integer poolMinPercent) {
        this.poolMinPercent = poolMinPercent;
    }

    public String getWhenShipped() {
        return whenShipped;
    }

    public void setWhenShipped(String whenShipped) {
        this.whenShipped = whenShipped;
    }

    public String getExplorerUrl() {
        return explorerUrl;
    }

    public void setExplorerUrl(String explorerUrl) {
        this.explorerUrl = explorerUrl;
    }
}
