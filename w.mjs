import { gtin } from 'cdigit';
console.log(gtin.generate('10614141123456789'));
