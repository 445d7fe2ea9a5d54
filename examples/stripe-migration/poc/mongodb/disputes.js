// Une contestation est un document : ses pièces et ses échanges diffèrent d'un réseau de cartes à l'autre.
const platform = db.getSiblingDB('platform');
platform.createCollection('disputes', {
  validator: {
    $jsonSchema: { required: ['paymentId', 'network', 'reason', 'openedAt'], properties: { paymentId: { bsonType: 'long' } } },
  },
});
platform.disputes.createIndex({ paymentId: 1 }, { unique: true });
