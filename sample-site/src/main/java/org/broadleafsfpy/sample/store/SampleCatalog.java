package org.broadleafsfpy.sample.store;

import java.util.List;

/** What the shop sells. */
final class SampleCatalog {
    record Category(String slug, String name) {}

    record Item(String category, String slug, String name, long usdCents, int stock, String text) {}

    /** Takes a part of the price off: of one product's, or of the whole order's. */
    record Offer(String name, int percent, String productUrl, String code) {}

    record Card(String code, long usdCents) {}

    static final List<Offer> OFFERS =
            List.of(
                    new Offer("Plant food at 20 % off", 20, "/plant-food", null),
                    new Offer("Ten percent off with GREEN10", 10, null, "GREEN10"));

    static final List<Card> GIFT_CARDS =
            List.of(new Card("LEAF-25", 2_500), new Card("LEAF-500", 50_000));

    static final List<Category> CATEGORIES =
            List.of(
                    new Category("plants", "Plants"),
                    new Category("pots", "Pots"),
                    new Category("care", "Tools & care"));

    static final List<Item> ITEMS =
            List.of(
                    new Item(
                            "plants",
                            "monstera",
                            "Monstera deliciosa",
                            4200,
                            12,
                            "Split leaves as wide as a plate. Wants a bright room, no direct sun,"
                                    + " and water when the top of the soil is dry."),
                    new Item(
                            "plants",
                            "snake-plant",
                            "Snake plant",
                            2400,
                            20,
                            "Upright, striped and hard to kill. Water it every other week and"
                                    + " forget about it in between."),
                    new Item(
                            "plants",
                            "boston-fern",
                            "Boston fern",
                            1900,
                            15,
                            "A cloud of fronds for a bathroom shelf. Likes it humid and never quite"
                                    + " dry."),
                    new Item(
                            "plants",
                            "string-of-hearts",
                            "String of hearts",
                            1600,
                            8,
                            "Small hearts on long threads. Hang it where the light comes from the"
                                    + " side."),
                    new Item(
                            "plants",
                            "olive-tree",
                            "Young olive tree",
                            8900,
                            4,
                            "A metre tall, for a sunny balcony. Winters cool and bright."),
                    new Item(
                            "pots",
                            "terracotta-pot",
                            "Terracotta pot, 18 cm",
                            1400,
                            40,
                            "Unglazed, so that roots can breathe. With a hole and a saucer."),
                    new Item(
                            "pots",
                            "glazed-pot",
                            "Glazed pot, ocean",
                            3200,
                            10,
                            "Thrown by hand and dipped once; no two blues are the same."),
                    new Item(
                            "pots",
                            "hanging-planter",
                            "Hanging planter",
                            2700,
                            9,
                            "Stoneware bowl on three cotton cords, 90 cm long."),
                    new Item(
                            "pots",
                            "wooden-stand",
                            "Oak plant stand",
                            5400,
                            6,
                            "Lifts a pot of up to 24 cm off the floor. Oiled oak, no screws."),
                    new Item(
                            "care",
                            "watering-can",
                            "Watering can, 1.2 l",
                            3600,
                            14,
                            "A long spout that pours where you point it. Powder-coated steel."),
                    new Item(
                            "care",
                            "pruning-shears",
                            "Pruning shears",
                            2900,
                            11,
                            "Forged blade, ash handles. Takes stems up to 15 mm."),
                    new Item(
                            "care",
                            "plant-food",
                            "Organic plant food",
                            950,
                            60,
                            "A spoonful in the water once a month from March to September."),
                    new Item(
                            "care",
                            "members-club",
                            "Member's club, one year",
                            1500,
                            500,
                            "Repotting evenings, a cutting by post every spring, and a human who"
                                    + " answers when a leaf turns yellow. You are a member as soon"
                                    + " as your payment is confirmed."));

    private SampleCatalog() {}
}
