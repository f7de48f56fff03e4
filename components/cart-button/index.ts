import { cartButtonProps } from './props';

Component({
  props: cartButtonProps,
  methods: {
    onTap() {
      this.props.onOpen();
    },
  },
});
