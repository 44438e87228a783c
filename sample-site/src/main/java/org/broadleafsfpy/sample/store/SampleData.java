package org.broadleafsfpy.sample.store;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceContext;
import org.broadleafcommerce.common.money.Money;
import org.broadleafcommerce.core.catalog.domain.Category;
import org.broadleafcommerce.core.catalog.domain.Product;
import org.broadleafcommerce.core.catalog.domain.Sku;
import org.broadleafcommerce.core.catalog.service.CatalogService;
import org.broadleafcommerce.core.catalog.service.type.ProductType;
import org.broadleafcommerce.core.inventory.service.type.InventoryType;
import org.broadleafcommerce.core.offer.domain.Offer;
import org.broadleafcommerce.core.offer.domain.OfferCode;
import org.broadleafcommerce.core.offer.domain.OfferCodeImpl;
import org.broadleafcommerce.core.offer.domain.OfferImpl;
import org.broadleafcommerce.core.offer.domain.OfferItemCriteria;
import org.broadleafcommerce.core.offer.domain.OfferItemCriteriaImpl;
import org.broadleafcommerce.core.offer.service.type.OfferDiscountType;
import org.broadleafcommerce.core.offer.service.type.OfferType;
import org.broadleafcommerce.core.order.fulfillment.domain.FixedPriceFulfillmentOptionImpl;
import org.broadleafcommerce.core.order.service.type.FulfillmentType;
import org.broadleafsfpy.admin.SfpyConfiguration;
import org.broadleafsfpy.sample.store.pay.GiftCard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The first data of an empty store, and the settings that lead to the sandbox. */
public class SampleData {
    private static final Logger LOG = LoggerFactory.getLogger(SampleData.class);

    @PersistenceContext(unitName = "blPU")
    private EntityManager em;

    private final CatalogService catalog;
    private final javax.sql.DataSource dataSource;
    private final TransactionTemplate transaction;
    private final String sqlFolder;
    private final String storeUrl;

    public SampleData(
            CatalogService catalog,
            javax.sql.DataSource dataSource,
            PlatformTransactionManager transactionManager,
            String sqlFolder,
            String storeUrl) {
        this.catalog = catalog;
        this.dataSource = dataSource;
        this.transaction = new TransactionTemplate(transactionManager);
        this.sqlFolder = sqlFolder;
        this.storeUrl = storeUrl;
    }

    /**
     * What Hibernate does not make: the scheduler's table, the module's indexes, its place in the
     * admin, and who works there.
     */
    public void createWhatHibernateDoesNot() {
        ResourceDatabasePopulator populator = new ResourceDatabasePopulator();
        populator.addScript(new ClassPathResource("/sql/sfpy/" + sqlFolder + "/scheduler.sql"));
        populator.addScript(new ClassPathResource("/sql/sfpy/indexes.sql"));
        populator.addScript(new ClassPathResource("/sql/sfpy/admin.sql"));
        populator.addScript(new ClassPathResource("/store/sql/people.sql"));
        try (Connection connection = dataSource.getConnection()) {
            populator.populate(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void createCatalog() {
        transaction.execute(
                status -> {
                    Map<String, Category> categories = new HashMap<>();
                    for (SampleCatalog.Category wanted : SampleCatalog.CATEGORIES) {
                        Category category = catalog.createCategory();
                        category.setName(wanted.name());
                        category.setUrl("/" + wanted.slug());
                        category.setActiveStartDate(new Date(0));
                        categories.put(wanted.slug(), catalog.saveCategory(category));
                    }
                    for (SampleCatalog.Item item : SampleCatalog.ITEMS) {
                        createProduct(item, categories.get(item.category()));
                    }
                    createShipping("Standard", "Three to five days", "4.90");
                    createShipping("Express", "Tomorrow, if ordered before noon", "11.90");
                    SampleCatalog.OFFERS.forEach(this::createOffer);
                    SampleCatalog.GIFT_CARDS.forEach(
                            card -> em.persist(new GiftCard(card.code(), card.usdCents())));
                    return null;
                });
        LOG.info("action=seed outcome=catalog items={}", SampleCatalog.ITEMS.size());
    }

    /** A product with a counted SKU. Wants to be called inside a transaction. */
    Sku createProduct(SampleCatalog.Item item, Category category) {
        Sku sku = catalog.createSku();
        sku.setName(item.name());
        sku.setLongDescription(item.text());
        sku.setRetailPrice(new Money(BigDecimal.valueOf(item.usdCents(), 2), "USD"));
        sku.setFulfillmentType(FulfillmentType.PHYSICAL_SHIP);
        sku.setActiveStartDate(new Date(0));
        sku.setInventoryType(InventoryType.CHECK_QUANTITY);
        sku.setQuantityAvailable(item.stock());
        sku.setTaxable(false);
        sku = catalog.saveSku(sku);
        Product product = catalog.createProduct(ProductType.PRODUCT);
        product.setUrl("/" + item.slug());
        product.setManufacturer("Understory");
        product.setDefaultSku(sku);
        if (category != null) {
            product.setDefaultCategory(category);
        }
        product = catalog.saveProduct(product);
        sku.setDefaultProduct(product);
        return catalog.saveSku(sku);
    }

    private void createShipping(String name, String text, String usd) {
        FixedPriceFulfillmentOptionImpl option = new FixedPriceFulfillmentOptionImpl();
        option.setName(name);
        option.setLongDescription(text);
        option.setFulfillmentType(FulfillmentType.PHYSICAL_SHIP);
        option.setPrice(new Money(new BigDecimal(usd), "USD"));
        em.persist(option);
    }

    /** An offer with a code waits for it; one without is given to everybody. */
    private void createOffer(SampleCatalog.Offer wanted) {
        boolean byCode = wanted.code() != null;
        Offer offer = new OfferImpl();
        offer.setName(wanted.name());
        offer.setMarketingMessage(wanted.name());
        offer.setType(byCode ? OfferType.ORDER : OfferType.ORDER_ITEM);
        offer.setDiscountType(OfferDiscountType.PERCENT_OFF);
        offer.setValue(BigDecimal.valueOf(wanted.percent()));
        offer.setAutomaticallyAdded(!byCode);
        offer.setStartDate(new Date(0));
        offer.setPriority(10);
        if (wanted.productUrl() != null) {
            OfferItemCriteria target = new OfferItemCriteriaImpl();
            target.setQuantity(1);
            target.setMatchRule("discreteOrderItem.product.url == '" + wanted.productUrl() + "'");
            offer.setTargetItemCriteria(new HashSet<>(Set.of(target)));
        }
        em.persist(offer);
        if (byCode) {
            OfferCode code = new OfferCodeImpl();
            code.setOffer(offer);
            code.setOfferCode(wanted.code());
            code.setStartDate(new Date(0));
            em.persist(code);
        }
    }

    /**
     * The module's settings: switched on in an empty store; in every store pointed at the sandbox
     * of this start, as long as they pointed at a sandbox before.
     */
    public void configureSfpy() {
        String sandboxUrl = System.getProperty("sample.sandbox-url");
        transaction.execute(
                status -> {
                    java.util.List<SfpyConfiguration> rows =
                            em.createQuery(
                                            "SELECT c FROM SfpyConfiguration c",
                                            SfpyConfiguration.class)
                                    .getResultList();
                    SfpyConfiguration row = rows.isEmpty() ? firstConfiguration() : rows.get(0);
                    boolean wasSandbox =
                            row.getApiUrl() == null || row.getApiUrl().contains("//localhost:");
                    if (sandboxUrl != null && (rows.isEmpty() || wasSandbox)) {
                        row.setApiUrl(sandboxUrl);
                        row.setAppUrl(sandboxUrl);
                        row.setApiKey(System.getProperty("sample.sandbox-api-key"));
                        row.setPreviousSecret(null);
                        row.setSharedSecret(System.getProperty("sample.sandbox-secret"));
                        if (rows.isEmpty() || row.getRpcUrl() != null) {
                            row.setRpcUrl(System.getProperty("sample.sandbox-rpc-url"));
                        }
                    }
                    row.setStoreUrl(storeUrl);
                    em.persist(row);
                    return null;
                });
    }

    private static SfpyConfiguration firstConfiguration() {
        SfpyConfiguration row = new SfpyConfiguration();
        row.setEnabled(true);
        row.setIsDefault(true);
        row.setActiveStartDate(new Date(0));
        row.setMailFrom("hello@understory.example");
        row.setPayoutAddress("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
        // The sandbox's chain is asked, if it is on, and makes a block a second; its feeds are
        // there
        // under the addresses that they have on Ethereum's mainnet.
        row.setConfirmations(4);
        row.setWithoutChain("TRUST_SFPY");
        if (System.getProperty("sample.sandbox-rpc-url") == null) {
            row.setUnverifiedRate("TRUST"); // play money, and nobody to ask
        } else {
            row.setPriceFeeds(
                    "ETH=0x5f4eC3Df9cbd43714FE2740f5E3616155c5b8419,"
                            + "WBTC=0xF4030086522a5bEEa4988F8cA5B36dbC97BeE88c");
        }
        return row;
    }
}
